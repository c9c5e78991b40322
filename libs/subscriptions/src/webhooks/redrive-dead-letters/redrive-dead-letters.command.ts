import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { SubscriptionAuthority, SubscriptionChange } from '../administer-subscriptions.js';

/** Tries again what was given up, with all its tries. Rejections: `Forbidden`, `NotFound`. */
export class RedriveDeadLetters extends Command<SubscriptionChange> {
  constructor(
    readonly by: SubscriptionAuthority,
    readonly context: CommandContext,
    readonly subscriptionId: string,
  ) {
    super();
  }
}
