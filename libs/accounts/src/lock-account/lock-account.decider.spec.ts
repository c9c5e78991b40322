import { describe, it } from '@jest/globals';
import { decideReactivation } from '../reactivate-account/reactivate-account.decider.js';
import { decideSuspension } from '../suspend-account/suspend-account.decider.js';
import { anAccount, anEvent, idOf } from '../testing/index.js';
import { decideUnlock } from '../unlock-account/unlock-account.decider.js';
import { decideLock } from './lock-account.decider.js';

const now = new Date('2026-11-23T09:00:00.000Z');
const until = new Date('2026-11-24T09:00:00.000Z');
const ownerId = idOf('owner');

describe('locking and suspending', () => {
  it('locks until a time, with a note about the person', () => {
    anAccount()
      .when({ until, note: 'phished', now }, decideLock)
      .then({
        type: 'AccountLocked',
        data: { ownerId, note: 'phished', until: until.toISOString() },
      });
  });

  it('changes nothing when the same lock is there, and replaces another end', () => {
    const locked = anAccount().given(anEvent.locked(until.toISOString()));
    locked.when({ until, note: null, now }, decideLock).then();
    locked
      .when({ until: null, note: null, now }, decideLock)
      .then({ type: 'AccountLocked', data: { ownerId, note: null, until: null } });
  });

  it('refuses an end that has passed', () => {
    anAccount()
      .when({ until: now, note: null, now }, decideLock)
      .thenRejected({ code: 'InvalidInput', path: ['until'] });
  });

  it('unlocks what is locked only', () => {
    anAccount().when(null, decideUnlock).then();
    anAccount()
      .given(anEvent.locked())
      .when(null, decideUnlock)
      .then({ type: 'AccountUnlocked', data: { ownerId, note: null } });
  });

  it('suspends and reactivates once', () => {
    const suspended = anAccount().given(anEvent.suspended());
    suspended.when(null, decideSuspension).then();
    anAccount()
      .when('long leave', decideSuspension)
      .then({ type: 'AccountSuspended', data: { ownerId, note: 'long leave' } });
    anAccount().when(null, decideReactivation).then();
    suspended
      .when(null, decideReactivation)
      .then({ type: 'AccountReactivated', data: { ownerId, note: null } });
  });
});
