import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { SubscriptionAuthority, SubscriptionChange } from '../administer-subscriptions.js';

/** Goes on where a pause stopped deliveries, what waits first. Rejections: `Forbidden`, `NotFound`. */
export class ResumeSubscription extends Command<SubscriptionChange> {
  constructor(
    readonly by: SubscriptionAuthority,
    readonly context: CommandContext,
    readonly subscriptionId: string,
  ) {
    super();
  }
}
