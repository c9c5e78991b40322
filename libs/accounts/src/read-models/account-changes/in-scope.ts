import type { Scope } from '@keyledger/kernel';
import type { PlacedAccountRow } from '../user-list/account-row.js';

/** The rule of `scopeConditions` for a row that is in hand. */
export function isInScope(
  scope: Scope,
  row: Pick<PlacedAccountRow, 'organization_id' | 'owner_id' | 'department_path'>,
): boolean {
  if (row.organization_id !== scope.organizationId) return false;
  if (scope.role === 'EMPLOYEE' && row.owner_id !== scope.actor.id) return false;
  const departments = scope.departmentIds;
  return departments === null || row.department_path.some((id) => departments.includes(id));
}
