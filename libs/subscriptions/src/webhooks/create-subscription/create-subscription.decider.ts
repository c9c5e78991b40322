import { reject, type Decision } from '@keyledger/kernel';
import type { NewSubscriptionEvent, SubscriptionTerms } from '../subscription.events.js';
import type { WebhookSubscription } from '../subscription.state.js';

export interface CreationPlan {
  readonly terms: SubscriptionTerms;
  readonly secretId: string;
  /** How many the organization has. */
  readonly held: number;
}

export const MOST_SUBSCRIPTIONS = 50;

export function decideCreation(
  { terms, secretId, held }: CreationPlan,
  { exists }: Pick<WebhookSubscription, 'exists'>,
): Decision<NewSubscriptionEvent> {
  if (exists) return reject('AlreadyExists');
  if (held >= MOST_SUBSCRIPTIONS) {
    return reject('TooManySubscriptions', { params: { most: MOST_SUBSCRIPTIONS } });
  }
  return [{ type: 'SubscriptionCreated', data: { ...terms, secretId } }];
}
