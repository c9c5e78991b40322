import type { Decision } from '@keyledger/kernel';
import type { NewSubscriptionEvent } from '../subscription.events.js';

export function decideRedrive(): Decision<NewSubscriptionEvent> {
  return [{ type: 'DeadLettersRedriven', data: {} }];
}
