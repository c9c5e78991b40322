import { describe, expect, it } from '@jest/globals';
import { accountAggregate, type Account } from '@keyledger/accounts';
import {
  decideSignIn,
  failureReason,
  type SignInAttempt,
} from './sign-in-with-password.decider.js';

const now = new Date('2026-11-23T08:00:00.000Z');
const credential = {
  id: 'c1',
  kind: 'PERMANENT',
  expiresAt: null,
  changedAt: '2026-11-01T00:00:00.000Z',
  revision: 1,
} as const;

const facts = {
  network: '192.0.2.1',
  userAgent: null,
  client: 'WEB',
  networkMark: 'n1',
  knownNetwork: false,
  place: null,
  software: { browser: null, os: null },
} as const;
const source = { ...facts, device: { shown: null, given: 'd1' } };

function attempt(account: Partial<Account>, overrides: Partial<SignInAttempt> = {}): SignInAttempt {
  return {
    accountId: 'a1',
    account: { ...accountAggregate.initial, provisioned: true, credential, ...account },
    accountRevision: 7,
    check: 'MATCHES',
    ownerLeft: false,
    sessionId: 's1',
    source,
    administrator: false,
    now,
    ...overrides,
  };
}

describe('signing in with a password', () => {
  it('succeeds on the revision of the account that it was decided on', () => {
    expect(decideSignIn(attempt({}))).toEqual([
      {
        type: 'SignInSucceeded',
        data: {
          accountId: 'a1',
          ...facts,
          device: 'd1',
          sessionId: 's1',
          credentialId: 'c1',
          accountRevision: 7,
          mustChangePassword: false,
          administratorNetwork: null,
        },
      },
    ]);
  });

  it('is of the device that was shown, and gives none to who failed', () => {
    const known = { ...source, device: { shown: 'd0', given: null } };
    expect(decideSignIn(attempt({}, { source: known }))[0].data).toMatchObject({ device: 'd0' });
    const failed = { check: 'WRONG', source: known } as const;
    expect(decideSignIn(attempt({}, failed))[0].data).toMatchObject({ device: 'd0' });
  });

  it('keeps an administrator’s network a second time, for audit', () => {
    const [{ data }] = decideSignIn(attempt({}, { administrator: true }));
    expect(data).toMatchObject({ administratorNetwork: '192.0.2.1' });
  });

  it('takes a temporary password until it expires, and has it changed', () => {
    const temporary = { ...credential, kind: 'TEMPORARY' } as const;
    const good = { ...temporary, expiresAt: '2026-11-23T08:00:00.001Z' };
    const over = { ...temporary, expiresAt: '2026-11-23T08:00:00.000Z' };
    expect(decideSignIn(attempt({ credential: good }))[0].data).toMatchObject({
      mustChangePassword: true,
    });
    expect(failureReason(attempt({ credential: over }))).toBe('CREDENTIAL_EXPIRED');
  });

  it.each([
    ['SUSPENDED', { suspended: true }, {}],
    [
      'FROZEN',
      { frozen: { changeId: 'x1', voided: [] }, suspended: true, lock: { until: null } },
      {},
    ],
    ['OWNER_LEFT', {}, { ownerLeft: true }],
    ['LOCKED', { lock: { until: null } }, {}],
    ['LOCKED', { lock: { until: '2026-11-23T09:00:00.000Z' } }, {}],
    ['CREDENTIAL_UNKNOWN', { credential: null }, { check: 'NONE' }],
    ['CREDENTIAL_LOST', {}, { check: 'LOST' }],
    ['WRONG_PASSWORD', {}, { check: 'WRONG' }],
  ] as const)('fails for %s', (reason, account, overrides) => {
    expect(decideSignIn(attempt(account, overrides))).toEqual([
      {
        type: 'SignInFailed',
        data: { accountId: 'a1', ...facts, device: null, reason },
      },
    ]);
  });

  it('works again once a lock has run out', () => {
    const lock = { until: '2026-11-23T07:59:59.000Z' };
    expect(failureReason(attempt({ lock }))).toBeNull();
  });
});
