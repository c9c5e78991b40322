import type { Scope } from '@keyledger/kernel';
import type { AccountThen } from './account-past.js';

/**
 * Whether the caller may read who owned a mailbox then. It may have come from a department that is not theirs: they see
 * the mailbox since it came, and of the owner before no more than that there was one.
 * @param ownerNow of the account as the caller sees it today.
 */
export function mayReadOwner(
  { departmentIds }: Scope,
  { account, departments }: AccountThen,
  ownerNow: string,
): boolean {
  if (departmentIds === null || account.ownerId === ownerNow) return true;
  return departments.some(({ id }) => departmentIds.includes(id));
}
