import { describe, it } from '@jest/globals';
import { aSubscription, TERMS } from '../testing/a-subscription.js';
import { decideChange } from './change-subscription.decider.js';

const LOCKED = 'keyledger.account.locked.v1';
const UNLOCKED = 'keyledger.account.unlocked.v1';

describe('Changing a subscription', () => {
  it('records all of its terms, those that stay included', () => {
    const wanted = { ...TERMS, eventTypes: [LOCKED], ratePerMinute: 60 };
    aSubscription().when(wanted, decideChange).then({ type: 'SubscriptionChanged', data: wanted });
  });

  it('changes nothing when these are the terms already, so that its deliveries are not started anew', () => {
    aSubscription()
      .when({ ...TERMS }, decideChange)
      .then();
    const narrowed = { ...TERMS, eventTypes: [LOCKED, UNLOCKED] };
    aSubscription()
      .given({ type: 'SubscriptionChanged', data: narrowed })
      .when({ ...narrowed, eventTypes: [LOCKED, UNLOCKED] }, decideChange)
      .then();
  });

  it('compares with the terms of now, not with those at the beginning', () => {
    aSubscription()
      .given({ type: 'SubscriptionChanged', data: { ...TERMS, name: 'SIEM' } })
      .when(TERMS, decideChange)
      .then({ type: 'SubscriptionChanged', data: TERMS });
  });
});
