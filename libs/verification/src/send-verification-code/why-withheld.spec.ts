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
const there = { left: false };
const gone = { left: true };

describe('A code', () => {
  it('is not withheld where there is a channel and nothing stands against it', () => {
    expect(whyWithheld(account(), there, channel, on, now)).toBeNull();
  });

  it.each([
    ['SELF_SERVICE_OFF', account(), there, { selfService: false }],
    ['FROZEN', account({ frozen: { changeId: 'x', voided: [] } }), there, on],
    ['OWNER_LEFT', account(), gone, on],
    ['SUSPENDED', account({ suspended: true }), there, on],
    ['LOCKED', account({ lock: { until: null } }), there, on],
    ['CHANGE_IN_PROGRESS', account({ pendingProviderChange: pending }), there, on],
  ] as const)('is withheld: %s', (reason, concerned, owner, policy) => {
    expect(whyWithheld(concerned, owner, channel, policy, now)).toBe(reason);
  });

  it('is withheld where no channel of the kind may serve', () => {
    expect(whyWithheld(account(), there, null, on, now)).toBe('NO_CHANNEL');
  });

  it('goes out again once a lock has ended', () => {
    const locked = account({ lock: { until: '2026-11-23T08:00:00.000Z' } });
    expect(whyWithheld(locked, there, channel, on, now)).toBeNull();
  });
});
