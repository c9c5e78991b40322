import { isDeepStrictEqual } from 'node:util';
import type { Decision } from '@keyledger/kernel';
import type { NewSubscriptionEvent, SubscriptionTerms } from '../subscription.events.js';
import type { WebhookSubscription } from '../subscription.state.js';

export function decideChange(
  wanted: SubscriptionTerms,
  { terms }: Pick<WebhookSubscription, 'terms'>,
): Decision<NewSubscriptionEvent> {
  return isDeepStrictEqual(wanted, terms) ? [] : [{ type: 'SubscriptionChanged', data: wanted }];
}
