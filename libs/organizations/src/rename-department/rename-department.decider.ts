import { reject, type Decision } from '@keyledger/kernel';
import { mayAdministerDepartment, type Authority } from '../authority.js';
import { departmentName } from '../department-name.js';
import { childNamed } from '../department-subtree.js';
import type { NewOrganizationEvent } from '../organization.events.js';
import type { Organization } from '../organization.state.js';

export interface RenamePlan {
  readonly by: Authority;
  readonly departmentId: string;
  readonly name: string;
}

export function decideRename(
  { by, departmentId, name: typed }: RenamePlan,
  organization: Organization,
): Decision<NewOrganizationEvent> {
  const department = organization.departments.get(departmentId);
  if (!department) return reject('DepartmentUnknown', { path: ['departmentId'] });
  const forbidden = mayAdministerDepartment(by, departmentId, organization);
  if (forbidden) return forbidden;
  const name = departmentName(typed);
  if (name === null) return reject('InvalidInput', { path: ['name'] });
  if (department.name === name) return [];
  const namesake = childNamed(organization, department.parentId, name);
  if (namesake && namesake.id !== departmentId) {
    return reject('DepartmentExists', { path: ['name'], params: { name } });
  }
  return [{ type: 'DepartmentRenamed', data: { departmentId, name } }];
}
