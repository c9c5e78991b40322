import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@keyledger/event-store';
import { concerns, isOf } from './concerned.js';

const those = { accounts: new Set(['a']), owners: new Set(['p']) };
const event = (stream: string, data: object = {}) =>
  ({ stream, data: JSON.stringify(data), meta: '{"organizationId":"o"}' }) as StoredEvent;

describe('What an event is about', () => {
  it('is told by its stream, or by whom it names', () => {
    expect(concerns(those, event('account-a'))).toBe(true);
    expect(concerns(those, event('employee-p'))).toBe(true);
    expect(concerns(those, event('signin-a-202611', { accountId: 'a' }))).toBe(true);
    expect(concerns(those, event('organization-o', { employeeId: 'p' }))).toBe(true);
  });

  it('is somebody else where it names others, also under a name that is alike', () => {
    expect(concerns(those, event('account-b', { accountId: 'a' }))).toBe(false);
    expect(concerns(those, event('employee-a'))).toBe(false);
    expect(concerns(those, event('organization-o', { employeeId: 'q', accountId: null }))).toBe(
      false,
    );
    expect([isOf('o', event('account-a')), isOf('x', event('account-a'))]).toEqual([true, false]);
  });
});
