import { describe, it } from '@jest/globals';
import type { Account } from '../account.state.js';
import { anAccountAtProvider, anEvent, idOf } from '../testing/index.js';
import { decideProviderOutcome, type ProviderAnswer } from './record-provider-outcome.decider.js';

const asked = anAccountAtProvider().given(anEvent.providerChangeRequested());
const decide = (answer: ProviderAnswer, account: Account) =>
  decideProviderOutcome(idOf('request'), answer, account);
const effectiveAt = '2026-11-23T09:00:05.000Z';

describe('a provider’s answer', () => {
  it('makes the password change only when it was applied', () => {
    asked.when({ kind: 'APPLIED', effectiveAt }, decide).then(
      {
        type: 'ProviderChangeApplied',
        data: { requestId: idOf('request'), authority: 'FAKE', effectiveAt },
      },
      {
        type: 'PasswordChanged',
        data: {
          credentialId: idOf('credential'),
          cause: 'ADMIN_RESET',
          kind: 'TEMPORARY',
          authority: 'FAKE',
          effectiveAt,
          expiresAt: '2026-11-26T08:00:00.000Z',
          resetId: idOf('reset'),
        },
      },
    );
  });

  it('is written down as a normal outcome when it was refused or cannot be done', () => {
    const data = { requestId: idOf('request'), authority: 'FAKE' };
    asked
      .when({ kind: 'REFUSED', code: 'TOO_SIMPLE' }, decide)
      .then({ type: 'ProviderChangeRefused', data: { ...data, code: 'TOO_SIMPLE' } });
    asked.when({ kind: 'UNSUPPORTED' }, decide).then({ type: 'ProviderChangeUnsupported', data });
  });

  it('changes nothing when nobody waits for it any more', () => {
    const answered = asked.given({
      type: 'ProviderChangeRefused',
      data: { requestId: idOf('request'), authority: 'FAKE', code: 'TOO_SIMPLE' },
    });
    answered.when({ kind: 'APPLIED', effectiveAt }, decide).then();
  });
});
