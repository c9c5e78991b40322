import type { Decision } from '@keyledger/kernel';
import type { NewSubscriptionEvent } from '../subscription.events.js';
import type { WebhookSubscription } from '../subscription.state.js';

export function decideResumption({
  paused,
}: Pick<WebhookSubscription, 'paused'>): Decision<NewSubscriptionEvent> {
  return paused ? [{ type: 'SubscriptionResumed', data: {} }] : [];
}
