import { describe, expect, it } from '@jest/globals';
import type { Position } from '@keyledger/event-store';
import { scenario } from '@keyledger/event-store/testing';
import { accountAggregate } from '../account.state.js';
import { anAccount, anAccountAtProvider, anEvent, idOf } from '../testing/index.js';
import { decideReset, type ResetPlan } from './reset-password.decider.js';

const now = new Date('2026-11-23T09:00:00.000Z');
const expiresAt = new Date('2026-11-26T09:00:00.000Z');
const plan: ResetPlan = {
  method: 'TEMPORARY_PASSWORD',
  resetId: idOf('new reset'),
  credentialId: idOf('new credential'),
  linkId: idOf('new link'),
  requestId: idOf('new request'),
  channelId: idOf('channel'),
  callerProof: false,
  entitlement: null,
  now,
  expiresAt,
};
const requested = {
  resetId: plan.resetId,
  method: 'TEMPORARY_PASSWORD',
  network: null,
  authority: 'KEYLEDGER',
  expiresAt: expiresAt.toISOString(),
  credentialId: plan.credentialId,
  linkId: null,
  channelId: null,
} as const;

describe('an admin’s reset', () => {
  it('takes effect at once where Keyledger is the authority', () => {
    anAccount()
      .when(plan, decideReset)
      .then(
        { type: 'PasswordResetRequested', data: requested },
        {
          type: 'PasswordChanged',
          data: {
            credentialId: plan.credentialId,
            cause: 'ADMIN_RESET',
            kind: 'TEMPORARY',
            authority: 'KEYLEDGER',
            expiresAt: expiresAt.toISOString(),
            resetId: plan.resetId,
            effectiveAt: now.toISOString(),
          },
        },
      );
  });

  it('is asked of the provider, and claims nothing, where a provider is the authority', () => {
    anAccountAtProvider()
      .when(plan, decideReset)
      .then(
        { type: 'PasswordResetRequested', data: { ...requested, authority: 'FAKE' } },
        {
          type: 'ProviderChangeRequested',
          data: {
            credentialId: plan.credentialId,
            cause: 'ADMIN_RESET',
            kind: 'TEMPORARY',
            authority: 'FAKE',
            expiresAt: expiresAt.toISOString(),
            resetId: plan.resetId,
            requestId: plan.requestId,
          },
        },
      );
  });

  it('sends a link to the channel where policy says so', () => {
    anAccount()
      .when({ ...plan, method: 'LINK' }, decideReset)
      .then({
        type: 'PasswordResetRequested',
        data: {
          ...requested,
          method: 'LINK',
          network: null,
          credentialId: null,
          linkId: plan.linkId,
          channelId: idOf('channel'),
        },
      });
  });

  it('needs a channel for a link', () => {
    anAccount()
      .when({ ...plan, method: 'LINK', channelId: null }, decideReset)
      .thenRejected('NoRecoveryChannel');
  });

  it('works for a locked account, which keeps its lock', () => {
    const locked = anAccount().given(anEvent.locked());
    expect(locked.when(plan, decideReset).decision).toHaveLength(2);
  });

  it('is refused for a suspended account', () => {
    anAccount().given(anEvent.suspended()).when(plan, decideReset).thenRejected('AccountSuspended');
  });

  it('waits for the provider’s answer to the one before', () => {
    anAccountAtProvider()
      .given(anEvent.providerChangeRequested())
      .when(plan, decideReset)
      .thenRejected({ code: 'ResetInProgress', retryAfter: 5 });
  });

  it('is refused for an account that is not there', () => {
    scenario(accountAggregate).when(plan, decideReset).thenRejected('NotFound');
  });

  describe('by a help desk that has to prove who calls', () => {
    const at = (place: number) => `spec:${String(place).padStart(20, '0')}` as Position;
    const proved = (credentialId: string | null, since = 2): ResetPlan => ({
      ...plan,
      callerProof: true,
      entitlement: { eventId: idOf('proof'), since: at(since), credentialId },
    });
    const reset = (place: number, data: Parameters<typeof anEvent.resetRequested>[0] = {}) =>
      anAccountAtProvider()
        .at({ position: at(place) })
        .given(anEvent.resetRequested(data));

    it('is refused without a proof or an approval', () => {
      anAccount()
        .when({ ...plan, callerProof: true }, decideReset)
        .thenRejected('CallerNotProved');
    });

    it('takes effect with one of the password in force', () => {
      const { decision } = anAccount().when(proved(idOf('credential')), decideReset);
      expect(decision).toHaveLength(2);
    });

    it('is refused with one of a password from before', () => {
      for (const credentialId of [idOf('older'), null]) {
        anAccount().when(proved(credentialId), decideReset).thenRejected('CallerNotProved');
      }
    });

    it('is refused after a reset that came later, though the password is as it was', () => {
      reset(3).when(proved(null), decideReset).thenRejected('CallerNotProved');
    });

    it('is not hindered by a reset from before, nor by a stranger who forgot a password', () => {
      expect(reset(1).when(proved(null), decideReset).decision).toHaveLength(2);
      const asked = reset(3, { method: 'SELF_SERVICE' });
      expect(asked.when(proved(null), decideReset).decision).toHaveLength(2);
    });
  });
});
