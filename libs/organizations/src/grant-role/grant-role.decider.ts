import { reject, type Decision } from '@keyledger/kernel';
import type { Authority } from '../authority.js';
import { isLastOwner, mayChangeRole } from '../may-change-role.js';
import type { GrantableRole, NewOrganizationEvent } from '../organization.events.js';
import type { Organization } from '../organization.state.js';

export interface GrantPlan {
  readonly by: Authority;
  readonly employeeId: string;
  readonly role: GrantableRole;
  readonly departmentId: string | null;
}

const LIMITABLE: readonly GrantableRole[] = ['ADMIN', 'HELPDESK'];

export function decideGrant(
  { by, employeeId, role, departmentId }: GrantPlan,
  organization: Organization,
): Decision<NewOrganizationEvent> {
  if (!organization.founded) return reject('NotFound');
  const forbidden = mayChangeRole(by, employeeId, { role, departmentId }, organization);
  if (forbidden) return forbidden;
  if (departmentId !== null && !LIMITABLE.includes(role)) {
    return reject('InvalidInput', { path: ['departmentId'] });
  }
  if (departmentId !== null && !organization.departments.has(departmentId)) {
    return reject('DepartmentUnknown', { path: ['departmentId'] });
  }
  const held = organization.roles.get(employeeId);
  if (held?.role === role && held.departmentId === departmentId) return [];
  if (isLastOwner(organization, employeeId)) return reject('LastOwner');
  return [{ type: 'RoleGranted', data: { employeeId, role, departmentId } }];
}
