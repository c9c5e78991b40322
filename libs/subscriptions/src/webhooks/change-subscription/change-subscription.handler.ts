import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mayAdministerOrganization } from '@keyledger/organizations';
import { AdministerSubscriptions, type SubscriptionChange } from '../administer-subscriptions.js';
import { CheckNewTerms } from '../check-new-terms.js';
import { ChangeSubscription } from './change-subscription.command.js';
import { decideChange } from './change-subscription.decider.js';

@CommandHandler(ChangeSubscription)
export class ChangeSubscriptionHandler implements ICommandHandler<ChangeSubscription> {
  constructor(
    private readonly subscriptions: AdministerSubscriptions,
    private readonly newTerms: CheckNewTerms,
  ) {}

  async execute({
    by,
    context,
    subscriptionId,
    terms,
  }: ChangeSubscription): Promise<SubscriptionChange> {
    const refused =
      mayAdministerOrganization(by) ?? (await this.newTerms.check(context.organizationId, terms));
    if (refused) return { outcome: 'rejected', rejection: refused };
    return this.subscriptions.carryOut(by, context, subscriptionId, (subscription) =>
      decideChange(terms, subscription),
    );
  }
}
