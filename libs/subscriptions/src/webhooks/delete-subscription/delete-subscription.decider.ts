import type { Decision } from '@keyledger/kernel';
import type { NewSubscriptionEvent } from '../subscription.events.js';

export function decideDeletion(): Decision<NewSubscriptionEvent> {
  return [{ type: 'SubscriptionDeleted', data: {} }];
}
