import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { SubscriptionChange } from '../administer-subscriptions.js';

/** Behind a position; or with the first event that was recorded after a moment. */
export type ReplayStart = { readonly after: string } | { readonly from: Date };

/**
 * Delivers everything from a place of the log on once more, under the same ids. What was not delivered yet is never
 * skipped, wherever the place is. Rejections: `Forbidden`, `NotFound`, `PositionUnknown`.
 */
export class ReplaySubscription extends Command<SubscriptionChange> {
  constructor(
    readonly by: Scope,
    readonly context: CommandContext,
    readonly subscriptionId: string,
    readonly start: ReplayStart,
  ) {
    super();
  }
}
