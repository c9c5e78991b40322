import { reject, type Decision } from '@keyledger/kernel';
import type { Authority } from '../authority.js';
import { isLastOwner, mayChangeRole } from '../may-change-role.js';
import type { NewOrganizationEvent } from '../organization.events.js';
import type { Organization } from '../organization.state.js';

export function decideRevocation(
  { by, employeeId }: { by: Authority; employeeId: string },
  organization: Organization,
): Decision<NewOrganizationEvent> {
  if (!organization.founded) return reject('NotFound');
  const forbidden = mayChangeRole(by, employeeId, null, organization);
  if (forbidden) return forbidden;
  const held = organization.roles.get(employeeId);
  if (!held) return [];
  if (isLastOwner(organization, employeeId)) return reject('LastOwner');
  return [{ type: 'RoleRevoked', data: { employeeId, role: held.role } }];
}
