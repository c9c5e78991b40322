import { describe, expect, it } from '@jest/globals';
import { decideDeletion } from './delete-subscription/delete-subscription.decider.js';
import { decideRedrive } from './redrive-dead-letters/redrive-dead-letters.decider.js';
import { decideReplay } from './replay-subscription/replay-subscription.decider.js';
import { aSubscription } from './testing/a-subscription.js';

const PLACE = '01970000000070008000000000000001:00000000000000000815';
const replayed = { type: 'SubscriptionReplayed', data: { after: PLACE } } as const;
const redriven = { type: 'DeadLettersRedriven', data: {} } as const;

/** Delivery applies an order whose revision is beyond what it applied before: an order that is given again counts. */
describe('Orders to a subscription', () => {
  it('are each recorded, however often they are given', () => {
    const given = aSubscription().given(replayed, redriven);
    given.when(PLACE, decideReplay).then(replayed);
    given.when(null, decideReplay).then({ type: 'SubscriptionReplayed', data: { after: null } });
    given.when(null, decideRedrive).then(redriven);
  });

  it('stand with their revision, the last one of each kind', () => {
    expect(aSubscription().state()).toMatchObject({ replay: null, redriven: null });
    const { replay, redriven: at } = aSubscription()
      .given(replayed, redriven, { type: 'SubscriptionReplayed', data: { after: null } }, redriven)
      .state();
    expect(replay).toEqual({ after: null, revision: 3 });
    expect(at).toBe(4);
  });

  it('end with its deletion, and its secret stays named so that the vault can let go of it', () => {
    const deleted = { type: 'SubscriptionDeleted', data: {} } as const;
    aSubscription().when(null, decideDeletion).then(deleted);
    const { exists, secrets } = aSubscription().given(deleted).state();
    expect([exists, secrets]).toEqual([false, aSubscription().state().secrets]);
  });
});
