import { Vault } from '@keyledger/credentials';
import { AggregateStore, EventStore, idMadeBy, streamOf } from '@keyledger/event-store';
import { Clock, newId, type Rejection } from '@keyledger/kernel';
import { mayAdministerOrganization } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CheckNewTerms } from '../check-new-terms.js';
import { DeliveryRows } from '../deliver/delivery-rows.js';
import { subscriptionAggregate } from '../subscription.state.js';
import { CreateSubscription, type SubscriptionCreation } from './create-subscription.command.js';
import { decideCreation } from './create-subscription.decider.js';

@CommandHandler(CreateSubscription)
export class CreateSubscriptionHandler implements ICommandHandler<CreateSubscription> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly store: EventStore,
    private readonly terms: CheckNewTerms,
    private readonly vault: Vault,
    private readonly rows: DeliveryRows,
    private readonly clock: Clock,
  ) {}

  async execute({ by, context, terms }: CreateSubscription): Promise<SubscriptionCreation> {
    const { organizationId } = context;
    const refused =
      mayAdministerOrganization(by) ?? (await this.terms.check(organizationId, terms));
    if (refused) return rejected(refused);
    const subscriptionId = idMadeBy(context, 'webhook-subscription');
    const others = (await this.rows.all(organizationId)).filter(
      (row) => row.subscription_id !== subscriptionId,
    );
    const secretId = newId();
    const stream = streamOf(subscriptionAggregate, subscriptionId);
    const secret = await this.vault.issueSigningSecret(secretId, { organizationId, stream });
    // Before the event: whatever happens after it is delivered. A row without its event runs nothing, and goes.
    const head = await this.store.headPosition();
    await this.rows.open(subscriptionId, organizationId, head, this.clock.now());
    const change = await this.aggregates.execute({
      aggregate: subscriptionAggregate,
      id: subscriptionId,
      context,
      decide: (state) => decideCreation({ terms, secretId, held: others.length }, state),
    });
    if (change.outcome === 'rejected') return rejected(change.rejection);
    const isNew = change.outcome === 'appended';
    return { outcome: 'carried out', subscriptionId, change, secret: isNew ? secret : null };
  }
}

const rejected = (rejection: Rejection) => ({ outcome: 'rejected', rejection }) as const;
