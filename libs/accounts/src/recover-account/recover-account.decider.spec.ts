import { describe, it } from '@jest/globals';
import { anAccount, anAccountAtProvider, anEvent, idOf } from '../testing/index.js';
import { decideRecovery, type RecoveryPlan } from './recover-account.decider.js';

const plan: RecoveryPlan = {
  credentialId: idOf('recovered'),
  requestId: idOf('request'),
  now: new Date('2026-11-23T08:00:00.000Z'),
  expiresAt: new Date('2026-11-26T08:00:00.000Z'),
};
const temporary = {
  authority: 'KEYLEDGER',
  resetId: null,
  credentialId: idOf('recovered'),
  cause: 'RECOVERY',
  kind: 'TEMPORARY',
  expiresAt: '2026-11-26T08:00:00.000Z',
} as const;
const changed = {
  type: 'PasswordChanged',
  data: { ...temporary, effectiveAt: '2026-11-23T08:00:00.000Z' },
} as const;

describe('Recovering an account on the host', () => {
  it('gives it a temporary password', () => {
    anAccount().when(plan, decideRecovery).then(changed);
  });

  it('opens what was shut', () => {
    const about = { ownerId: idOf('owner'), note: null };
    anAccount()
      .given(anEvent.suspended(), anEvent.locked())
      .when(plan, decideRecovery)
      .then(
        { type: 'AccountReactivated', data: about },
        { type: 'AccountUnlocked', data: about },
        changed,
      );
  });

  it('asks the provider where the mailbox is at one', () => {
    anAccountAtProvider()
      .when(plan, decideRecovery)
      .then({
        type: 'ProviderChangeRequested',
        data: { ...temporary, authority: 'FAKE', requestId: idOf('request') },
      });
  });

  it('waits for a change that is under way', () => {
    anAccountAtProvider()
      .given(anEvent.providerChangeRequested())
      .when(plan, decideRecovery)
      .thenRejected('ResetInProgress');
  });
});
