import { AggregateStore, type CommandContext, type Executed } from '@keyledger/event-store';
import { reject, type Decision, type Scope } from '@keyledger/kernel';
import { mayAdministerOrganization } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import type { NewSubscriptionEvent, SubscriptionEvent } from './subscription.events.js';
import { subscriptionAggregate, type WebhookSubscription } from './subscription.state.js';

/** An administrator, or the delivery itself, which pauses what does not answer. */
export type SubscriptionAuthority = Scope | 'SYSTEM';

export type SubscriptionChange = Executed<WebhookSubscription, SubscriptionEvent>;

/** Carries out commands on subscriptions: for owners and admins of the whole organization, each in their own. */
@Injectable()
export class AdministerSubscriptions {
  constructor(private readonly aggregates: AggregateStore) {}

  /** Rejections beside those of `decide`: `Forbidden`, `NotFound`. */
  carryOut(
    by: SubscriptionAuthority,
    context: CommandContext,
    subscriptionId: string,
    decide: (subscription: WebhookSubscription) => Decision<NewSubscriptionEvent>,
  ): Promise<SubscriptionChange> {
    return this.aggregates.execute({
      aggregate: subscriptionAggregate,
      id: subscriptionId,
      context,
      decide: (subscription) => {
        const forbidden = by === 'SYSTEM' ? null : mayAdministerOrganization(by);
        if (forbidden) return forbidden;
        const { exists, organizationId } = subscription;
        const isOurs = exists && organizationId === context.organizationId;
        return isOurs ? decide(subscription) : reject('NotFound');
      },
    });
  }
}
