import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { SubscriptionChange } from '../administer-subscriptions.js';
import type { SubscriptionTerms } from '../subscription.events.js';

/**
 * Changes where and what a subscription is told, all of it at once. Rejections: `Forbidden`, `NotFound`, `InvalidInput`,
 * `DepartmentUnknown`, `WebhookUrlNotAllowed`.
 */
export class ChangeSubscription extends Command<SubscriptionChange> {
  constructor(
    readonly by: Scope,
    readonly context: CommandContext,
    readonly subscriptionId: string,
    readonly terms: SubscriptionTerms,
  ) {
    super();
  }
}
