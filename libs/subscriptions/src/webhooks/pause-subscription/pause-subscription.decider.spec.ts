import { describe, it } from '@jest/globals';
import { decideResumption } from '../resume-subscription/resume-subscription.decider.js';
import type { PauseCause } from '../subscription.events.js';
import { aSubscription } from '../testing/a-subscription.js';
import { decidePause } from './pause-subscription.decider.js';

const paused = (cause: PauseCause) => ({ type: 'SubscriptionPaused', data: { cause } }) as const;
const resumed = { type: 'SubscriptionResumed', data: {} } as const;

describe('Pausing and resuming a subscription', () => {
  it('pauses one that runs, and says why', () => {
    aSubscription().when('GONE', decidePause).then(paused('GONE'));
  });

  it('keeps the cause of a pause that is there: an administrator’s is not taken over by a failure', () => {
    const held = aSubscription().given(paused('ADMIN'));
    held.when('ADMIN', decidePause).then();
    held.when('FAILING', decidePause).then();
  });

  it('resumes what is paused only', () => {
    const resume = (_: null, state: Parameters<typeof decideResumption>[0]) =>
      decideResumption(state);
    aSubscription().when(null, resume).then();
    aSubscription().given(paused('FAILING')).when(null, resume).then(resumed);
    aSubscription().given(paused('FAILING'), resumed).when(null, resume).then();
  });

  it('pauses again after it was resumed, for another cause', () => {
    aSubscription().given(paused('ADMIN'), resumed).when('GONE', decidePause).then(paused('GONE'));
  });
});
