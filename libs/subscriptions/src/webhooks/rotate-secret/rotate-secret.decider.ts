import type { Decision } from '@keyledger/kernel';
import type { NewSubscriptionEvent } from '../subscription.events.js';
import type { WebhookSubscription } from '../subscription.state.js';

/** How long a receiver may take to learn of the new secret. */
const OVERLAP_MS = 24 * 3_600_000;

export function decideRotation(
  secretId: string,
  now: Date,
  { secrets }: Pick<WebhookSubscription, 'secrets'>,
): Decision<NewSubscriptionEvent> {
  const previousUntil = new Date(now.getTime() + OVERLAP_MS).toISOString();
  const data = { secretId, previousSecretId: secrets.current, previousUntil };
  return [{ type: 'SubscriptionSecretRotated', data }];
}
