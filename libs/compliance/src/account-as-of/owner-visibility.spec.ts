import { describe, expect, it } from '@jest/globals';
import type { Scope } from '@keyledger/kernel';
import type { AccountThen } from './account-past.js';
import { mayReadOwner } from './owner-visibility.js';

const then = {
  account: { ownerId: 'wang' },
  departments: [{ id: 'company' }, { id: 'sales' }],
} as unknown as AccountThen;
const over = (...departmentIds: string[]) => ({ departmentIds }) as unknown as Scope;
const everywhere = { departmentIds: null } as unknown as Scope;

describe('Whoever administers departments only', () => {
  it('reads who owned a mailbox within them, or owns it still', () => {
    expect(mayReadOwner(over('sales'), then, 'li')).toBe(true);
    expect(mayReadOwner(over('company'), then, 'li')).toBe(true);
    expect(mayReadOwner(over('research'), then, 'wang')).toBe(true);
  });

  it('does not read who owned it before it came to them', () => {
    expect(mayReadOwner(over('research'), then, 'li')).toBe(false);
    expect(mayReadOwner(everywhere, then, 'li')).toBe(true);
  });
});
