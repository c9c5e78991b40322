import type { Decision } from '@keyledger/kernel';
import type { NewSubscriptionEvent } from '../subscription.events.js';

/** @param after checked against the log, or found in it, by the handler; null: the beginning. */
export function decideReplay(after: string | null): Decision<NewSubscriptionEvent> {
  return [{ type: 'SubscriptionReplayed', data: { after } }];
}
