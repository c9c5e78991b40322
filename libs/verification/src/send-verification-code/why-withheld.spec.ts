import { describe, expect, it } from '@jest/globals';
import { accountAggregate, type Account } from '@keyledger/accounts';
import type { RecoveryChannel } from '@keyledger/employees';
import { whyWithheld } from './why-withheld.js';

const now = new Date('2026-11-23T08:00:00.000Z');
const channel: RecoveryChannel = {
  id: 'c1',
  kind: 'EMAIL',
  destination: 'z@example.org',
  state: 'VERIFIED',
};
const account = (more: Partial<Account> = {}): Account => ({
  ...accountAggregate.initial,
  provisioned: true,
  ...more,
});
const pending = {
  requestId: 'r',
  credentialId: 'c',
  cause: 'ADMIN_RESET',
  kind: 'TEMPORARY',
  expiresAt: null,
  resetId: null,
} as const;
const on = { selfService: true };

describe('A code', () => {
  it('is not withheld where there is a channel and nothing stands against it', () => {
    expect(whyWithheld(account(), channel, on, now)).toBeNull();
  });

  it.each([
    ['SELF_SERVICE_OFF', account(), { selfService: false }],
    ['SUSPENDED', account({ suspended: true }), on],
    ['LOCKED', account({ lock: { until: null } }), on],
    ['CHANGE_IN_PROGRESS', account({ pendingProviderChange: pending }), on],
  ] as const)('is withheld: %s', (reason, concerned, policy) => {
    expect(whyWithheld(concerned, channel, policy, now)).toBe(reason);
  });

  it('is withheld where no channel of the kind may serve', () => {
    expect(whyWithheld(account(), null, on, now)).toBe('NO_CHANNEL');
  });

  it('goes out again once a lock has ended', () => {
    const locked = account({ lock: { until: '2026-11-23T08:00:00.000Z' } });
    expect(whyWithheld(locked, channel, on, now)).toBeNull();
  });
});
