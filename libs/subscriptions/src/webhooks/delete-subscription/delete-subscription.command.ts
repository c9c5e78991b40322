import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { SubscriptionAuthority, SubscriptionChange } from '../administer-subscriptions.js';

/** Ends a subscription for good, with what waits in it. Rejections: `Forbidden`, `NotFound`. */
export class DeleteSubscription extends Command<SubscriptionChange> {
  constructor(
    readonly by: SubscriptionAuthority,
    readonly context: CommandContext,
    readonly subscriptionId: string,
  ) {
    super();
  }
}
