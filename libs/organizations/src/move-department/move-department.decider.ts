import { reject, type Decision } from '@keyledger/kernel';
import { mayAdministerDepartment, type Authority } from '../authority.js';
import { childNamed, departmentPath, isWithin, levelsOf } from '../department-subtree.js';
import { tooDeep } from '../department-depth.js';
import type { NewOrganizationEvent } from '../organization.events.js';
import type { Organization } from '../organization.state.js';

export interface MovePlan {
  readonly by: Authority;
  readonly departmentId: string;
  readonly parentId: string | null;
}

export function decideDepartmentMove(
  { by, departmentId, parentId }: MovePlan,
  organization: Organization,
): Decision<NewOrganizationEvent> {
  const { departments } = organization;
  const department = departments.get(departmentId);
  if (!department) return reject('DepartmentUnknown', { path: ['departmentId'] });
  if (parentId !== null && !departments.has(parentId)) {
    return reject('DepartmentUnknown', { path: ['parentId'] });
  }
  // Both ends change: what it leaves, and what it comes under.
  const { parentId: fromParentId, name } = department;
  const forbidden =
    mayAdministerDepartment(by, fromParentId, organization) ??
    mayAdministerDepartment(by, parentId, organization);
  if (forbidden) return forbidden;
  if (fromParentId === parentId) return [];
  if (parentId !== null && isWithin(organization, parentId, [departmentId])) {
    return reject('DepartmentInsideItself', { path: ['parentId'] });
  }
  const above = parentId === null ? 0 : departmentPath(organization, parentId).length;
  const deep = tooDeep(above + levelsOf(organization, departmentId));
  if (deep) return deep;
  if (childNamed(organization, parentId, name)) {
    return reject('DepartmentExists', { path: ['parentId'], params: { name } });
  }
  return [{ type: 'DepartmentMoved', data: { departmentId, fromParentId, toParentId: parentId } }];
}
