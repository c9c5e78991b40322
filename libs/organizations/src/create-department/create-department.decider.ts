import { reject, type Decision } from '@keyledger/kernel';
import { mayAdministerDepartment, type Authority } from '../authority.js';
import { departmentName } from '../department-name.js';
import { tooDeep } from '../department-depth.js';
import { childNamed, departmentPath } from '../department-subtree.js';
import type { NewOrganizationEvent } from '../organization.events.js';
import type { Organization } from '../organization.state.js';

export interface DepartmentPlan {
  readonly by: Authority;
  readonly departmentId: string;
  readonly parentId: string | null;
  readonly name: string;
}

export function decideDepartment(
  { by, departmentId, parentId, name: typed }: DepartmentPlan,
  organization: Organization,
): Decision<NewOrganizationEvent> {
  if (!organization.founded) return reject('NotFound');
  if (parentId !== null && !organization.departments.has(parentId)) {
    return reject('DepartmentUnknown', { path: ['parentId'] });
  }
  const forbidden = mayAdministerDepartment(by, parentId, organization);
  if (forbidden) return forbidden;
  if (organization.departments.has(departmentId)) return [];
  const above = parentId === null ? 0 : departmentPath(organization, parentId).length;
  const deep = tooDeep(above + 1);
  if (deep) return deep;
  const name = departmentName(typed);
  if (name === null) return reject('InvalidInput', { path: ['name'] });
  if (childNamed(organization, parentId, name)) {
    return reject('DepartmentExists', { path: ['name'], params: { name } });
  }
  return [{ type: 'DepartmentCreated', data: { departmentId, parentId, name } }];
}
