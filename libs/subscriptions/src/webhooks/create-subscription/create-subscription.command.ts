import type { CommandContext } from '@keyledger/event-store';
import type { Rejection, Scope, Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { SubscriptionChange } from '../administer-subscriptions.js';
import type { SubscriptionTerms } from '../subscription.events.js';

export type SubscriptionCreation =
  | { readonly outcome: 'rejected'; readonly rejection: Rejection }
  | {
      readonly outcome: 'carried out';
      readonly subscriptionId: string;
      readonly change: Exclude<SubscriptionChange, { outcome: 'rejected' }>;
      /** The signing secret; null when the command came again: it was shown the first time. */
      readonly secret: Secret | null;
    };

/**
 * Has webhooks sent from now on. Rejections: `Forbidden`, `InvalidInput`, `DepartmentUnknown`, `WebhookUrlNotAllowed`,
 * `TooManySubscriptions`.
 */
export class CreateSubscription extends Command<SubscriptionCreation> {
  constructor(
    readonly by: Scope,
    readonly context: CommandContext,
    readonly terms: SubscriptionTerms,
  ) {
    super();
  }
}
