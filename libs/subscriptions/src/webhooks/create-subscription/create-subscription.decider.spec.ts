import { describe, it } from '@jest/globals';
import { scenario } from '@keyledger/event-store/testing';
import { subscriptionAggregate } from '../subscription.state.js';
import { aSubscription, SECRETS, TERMS } from '../testing/a-subscription.js';
import { decideCreation, MOST_SUBSCRIPTIONS } from './create-subscription.decider.js';

const plan = { terms: TERMS, secretId: SECRETS[0], held: 0 };
const created = { type: 'SubscriptionCreated', data: { ...TERMS, secretId: SECRETS[0] } } as const;

describe('Creating a subscription', () => {
  it('records its terms, and which secret signs', () => {
    scenario(subscriptionAggregate).when(plan, decideCreation).then(created);
  });

  it('refuses one more than an organization may have', () => {
    const first = scenario(subscriptionAggregate);
    first.when({ ...plan, held: MOST_SUBSCRIPTIONS - 1 }, decideCreation).then(created);
    first
      .when({ ...plan, held: MOST_SUBSCRIPTIONS }, decideCreation)
      .thenRejected({ code: 'TooManySubscriptions', params: { most: MOST_SUBSCRIPTIONS } });
  });

  it('refuses an id that is taken', () => {
    aSubscription().when(plan, decideCreation).thenRejected('AlreadyExists');
  });
});
