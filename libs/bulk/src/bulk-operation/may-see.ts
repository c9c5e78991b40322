import type { Scope } from '@keyledger/kernel';

/** Roles that see every operation of the organization, unless they are limited to departments. */
const OVERSEERS: ReadonlySet<Scope['role']> = new Set(['OWNER', 'ADMIN', 'SECURITY', 'AUDITOR']);

/** Everybody sees their own operations: another one may be for accounts outside of their departments. */
export const seesAll = ({ role, departmentIds }: Scope): boolean =>
  OVERSEERS.has(role) && departmentIds === null;

/** The rule of the list for an operation that is in hand. */
export function maySee(
  scope: Scope,
  operation: { readonly organizationId: string; readonly startedBy: string },
): boolean {
  if (operation.organizationId !== scope.organizationId) return false;
  return seesAll(scope) || operation.startedBy === scope.actor.id;
}
