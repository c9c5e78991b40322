import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@keyledger/event-store';
import type { AccountEvent } from '../../account.events.js';
import { at, EventLog, id } from '../testing/an-event-log.js';
import { accountNode } from './account-node.js';
import type { AccountRow } from './account-row.js';
import { provisionedRow } from './evolve-account.js';

const [provisioned] = new EventLog().provisioned('王小明', 'wang.xm').events;
const row = provisionedRow(
  provisioned as RecordedEvent<Extract<AccountEvent, { type: 'AccountProvisioned' }>>,
  id('王小明'),
);
const shown = (changes: Partial<AccountRow>, minute = 60) =>
  accountNode({ ...row, ...changes }, at(minute), 'en');

describe('An account as it is shown', () => {
  it.each([
    ['before the lock ends', 59, 'LOCKED'],
    ['at the moment it ends', 60, 'ACTIVE'],
  ])('is locked as of %s', (_, minute, state) => {
    expect(shown({ locked: true, locked_until: at(60) }, minute).state).toBe(state);
  });

  it('is suspended rather than locked, and remembers the lock', () => {
    expect(shown({ locked: true, suspended: true })).toMatchObject({
      state: 'SUSPENDED',
      lockHolds: true,
    });
  });

  it('has a reset that expires unused, and one that was verified in time', () => {
    const pending = { reset_verification: 'PENDING', reset_expires_at: at(60) } as const;
    expect(shown(pending, 59).resetVerification?.state).toBe('PENDING');
    expect(shown(pending, 60).resetVerification?.state).toBe('EXPIRED');
    expect(shown({ ...pending, reset_verification: 'VERIFIED' }, 61).resetVerification?.state).toBe(
      'VERIFIED',
    );
  });

  it('says what to do when the provider refused', () => {
    const { providerChange } = shown({ provider_change: 'REFUSED', provider_change_code: 'X_1' });
    expect(providerChange?.instruction).toContain('refused the change (code X_1)');
    expect(shown({ provider_change: 'PENDING' }).providerChange?.instruction).toBeNull();
    expect(
      accountNode({ ...row, provider_change: 'UNSUPPORTED' }, at(0), 'zh-CN').providerChange
        ?.instruction,
    ).toContain('不支持由 Keyledger 更改密码');
  });

  it('keeps apart what was erased and what was never given', () => {
    expect(shown({ address: null, owner_state: 'ERASED' })).toMatchObject({
      address: { value: null, state: 'ERASED' },
      owner: { name: { state: 'ERASED' }, employeeNumber: { state: 'ERASED' } },
    });
    expect(shown({ owner_state: 'KNOWN', name: '王小明' }).owner).toMatchObject({
      name: { value: '王小明', state: 'VISIBLE' },
      employeeNumber: { value: null, state: 'VISIBLE' },
    });
  });
});
