import { reject, type Decision } from '@keyledger/kernel';
import { mayAdministerDepartment, type Authority } from '../authority.js';
import { DEEPEST } from '../department-depth.js';
import { departmentName } from '../department-name.js';
import { childNamed } from '../department-subtree.js';
import type { NewOrganizationEvent } from '../organization.events.js';
import type { Department, Organization } from '../organization.state.js';

export interface PathPlan {
  readonly by: Authority;
  readonly path: readonly string[];
  /** Ids for departments that have to be made, one for each name of the path. */
  readonly ids: readonly string[];
}

export function decideDepartmentPath(
  { by, path, ids }: PathPlan,
  organization: Organization,
): Decision<NewOrganizationEvent> {
  if (!organization.founded) return reject('NotFound');
  if (path.length > DEEPEST) return reject('InvalidInput', { path: ['department'] });
  const events: NewOrganizationEvent[] = [];
  let parentId: string | null = null;
  for (const [n, typed] of path.entries()) {
    const name = departmentName(typed);
    const departmentId = ids[n];
    if (name === null || departmentId === undefined) {
      return reject('InvalidInput', { path: ['department'] });
    }
    const known: Department | undefined =
      events.length === 0 ? childNamed(organization, parentId, name) : undefined;
    if (known) {
      parentId = known.id;
      continue;
    }
    // Under one that is being made here, the answer was given for its parent.
    const forbidden = events.length === 0 && mayAdministerDepartment(by, parentId, organization);
    if (forbidden) return forbidden;
    events.push({ type: 'DepartmentCreated', data: { departmentId, parentId, name } });
    parentId = departmentId;
  }
  return events;
}

/** The department at the end of a path; null when it is not there. */
export function departmentAt(organization: Organization, path: readonly string[]): string | null {
  let id: string | null = null;
  for (const typed of path) {
    const name = departmentName(typed);
    const child: Department | undefined =
      name === null ? undefined : childNamed(organization, id, name);
    if (!child) return null;
    id = child.id;
  }
  return id;
}
