import type { AccountCriteria, AccountFilter } from '@keyledger/accounts';
import type { Scope } from '@keyledger/kernel';
import type { NewBulkOperationEvent } from '../bulk-operation/bulk-operation.events.js';
import type { BulkWish } from './start-bulk-operation.command.js';

/** What of a filter is set, and whether anything says at all which accounts. */
export function chosenBy({ filter, search }: Pick<AccountCriteria, 'filter' | 'search'>): {
  readonly filter: AccountFilter;
  readonly chosen: boolean;
} {
  const set = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  return { filter: Object.fromEntries(set), chosen: set.length > 0 || search.length > 0 };
}

/** The event that an operation starts with. */
export function startedBy(
  scope: Scope,
  { action, until, departmentId, note }: BulkWish,
  found: {
    readonly filter: AccountFilter;
    readonly searched: boolean;
    readonly accounts: number;
  },
): NewBulkOperationEvent {
  return {
    type: 'BulkOperationStarted',
    data: {
      action,
      startedBy: scope.actor.id,
      filter: JSON.stringify(found.filter),
      searched: found.searched,
      until: until?.toISOString() ?? null,
      departmentId,
      note,
      accounts: found.accounts,
    },
  };
}
