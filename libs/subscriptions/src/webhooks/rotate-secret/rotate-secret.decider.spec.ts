import { describe, it } from '@jest/globals';
import type { WebhookSubscription } from '../subscription.state.js';
import { aSubscription, SECRETS } from '../testing/a-subscription.js';
import { decideRotation } from './rotate-secret.decider.js';

const now = new Date('2026-11-23T09:00:00.000Z');
const [FIRST, SECOND, THIRD] = SECRETS;
const rotate = (secretId: string, subscription: WebhookSubscription) =>
  decideRotation(secretId, now, subscription);
const rotated = (secretId: string, previousSecretId: string, previousUntil: string) =>
  ({
    type: 'SubscriptionSecretRotated',
    data: { secretId, previousSecretId, previousUntil },
  }) as const;

describe('Rotating the secret of a subscription', () => {
  it('lets the one before sign for a day more', () => {
    aSubscription()
      .when(SECOND, rotate)
      .then(rotated(SECOND, FIRST, '2026-11-24T09:00:00.000Z'));
  });

  it('keeps one secret beside the new one: the oldest signs no more, its day over or not', () => {
    aSubscription()
      .given(rotated(SECOND, FIRST, '2026-11-24T08:59:00.000Z'))
      .when(THIRD, rotate)
      .then(rotated(THIRD, SECOND, '2026-11-24T09:00:00.000Z'));
  });
});
