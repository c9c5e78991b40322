import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { SubscriptionAuthority, SubscriptionChange } from '../administer-subscriptions.js';
import type { PauseCause } from '../subscription.events.js';

/** Stops deliveries, until somebody resumes them; nothing is lost. Rejections: `Forbidden`, `NotFound`. */
export class PauseSubscription extends Command<SubscriptionChange> {
  constructor(
    readonly by: SubscriptionAuthority,
    readonly context: CommandContext,
    readonly subscriptionId: string,
    readonly cause: PauseCause,
  ) {
    super();
  }
}
