import { describe, it } from '@jest/globals';
import { anAccount, anEvent, idOf } from '../testing/index.js';
import { decideHandOver, type HandOverPlan } from './hand-over-link.decider.js';

const plan: HandOverPlan = {
  resetId: idOf('reset'),
  linkId: idOf('link'),
  expiresAt: new Date('2026-11-24T08:00:00.000Z'),
};

describe('A link that is handed over in person', () => {
  it('is asked for without a channel', () => {
    anAccount()
      .when(plan, decideHandOver)
      .then({
        type: 'PasswordResetRequested',
        data: {
          resetId: idOf('reset'),
          method: 'LINK',
          network: null,
          authority: 'KEYLEDGER',
          credentialId: null,
          linkId: idOf('link'),
          channelId: null,
          expiresAt: '2026-11-24T08:00:00.000Z',
        },
      });
  });

  it('is refused on a suspended account', () => {
    anAccount()
      .given(anEvent.suspended())
      .when(plan, decideHandOver)
      .thenRejected('AccountSuspended');
  });
});
