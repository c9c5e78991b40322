import type { Decision } from '@keyledger/kernel';
import type { NewSubscriptionEvent, PauseCause } from '../subscription.events.js';
import type { WebhookSubscription } from '../subscription.state.js';

/** A pause that is there already keeps its cause. */
export function decidePause(
  cause: PauseCause,
  { paused }: Pick<WebhookSubscription, 'paused'>,
): Decision<NewSubscriptionEvent> {
  return paused ? [] : [{ type: 'SubscriptionPaused', data: { cause } }];
}
