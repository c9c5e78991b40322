import { describe, it } from '@jest/globals';
import { anAccount, anAccountAtProvider, anEvent, idOf } from '../testing/index.js';
import { decideChange, type ChangePlan } from './change-password.decider.js';

const plan: ChangePlan = {
  cause: 'FORCED_CHANGE',
  credentialId: idOf('own'),
  requestId: idOf('own request'),
  resetId: null,
  now: new Date('2026-11-23T09:00:00.000Z'),
};
const change = {
  credentialId: plan.credentialId,
  cause: 'FORCED_CHANGE',
  kind: 'PERMANENT',
  authority: 'KEYLEDGER',
  expiresAt: null,
  resetId: null,
} as const;

describe('a password that its owner chose', () => {
  it('is in force at once at Keyledger, and permanent', () => {
    anAccount()
      .when(plan, decideChange)
      .then({ type: 'PasswordChanged', data: { ...change, effectiveAt: plan.now.toISOString() } });
  });

  it('is asked of the provider where the password lives there', () => {
    anAccountAtProvider()
      .when(plan, decideChange)
      .then({
        type: 'ProviderChangeRequested',
        data: { ...change, authority: 'FAKE', requestId: plan.requestId },
      });
  });

  it('is refused while the account is locked or suspended', () => {
    anAccount().given(anEvent.locked()).when(plan, decideChange).thenRejected('AccountLocked');
    anAccount()
      .given(anEvent.suspended())
      .when(plan, decideChange)
      .thenRejected('AccountSuspended');
  });

  it('is possible again when the lock has ended by itself', () => {
    anAccount()
      .given(anEvent.locked('2026-11-23T08:59:00.000Z'))
      .when(plan, decideChange)
      .then({ type: 'PasswordChanged', data: { ...change, effectiveAt: plan.now.toISOString() } });
  });
});
