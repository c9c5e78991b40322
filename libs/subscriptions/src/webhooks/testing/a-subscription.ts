import { scenario } from '@keyledger/event-store/testing';
import type { SubscriptionTerms } from '../subscription.events.js';
import { subscriptionAggregate } from '../subscription.state.js';

/** All events of the whole organization, without personal data, as fast as the receiver takes them. */
export const TERMS: SubscriptionTerms = {
  name: 'VPN',
  url: 'https://vpn.example.com/events',
  eventTypes: null,
  subjectFormat: 'ACCOUNT_ID',
  departmentId: null,
  ratePerMinute: null,
};

/** Ids of vault rows, in the order in which they are named. */
export const SECRETS = [
  '01970000-0000-7000-8000-0000000000b1',
  '01970000-0000-7000-8000-0000000000b2',
  '01970000-0000-7000-8000-0000000000b3',
] as const;

/** The beginning of the specs: a subscription with these terms and the first secret. */
export function aSubscription() {
  return scenario(subscriptionAggregate).given({
    type: 'SubscriptionCreated',
    data: { ...TERMS, secretId: SECRETS[0] },
  });
}
