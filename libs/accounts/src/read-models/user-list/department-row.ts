import type { OrganizationEvent } from '@keyledger/organizations';

/** A row of `department`. */
export interface DepartmentRow {
  readonly department_id: string;
  readonly organization_id: string;
  readonly name: string;
  /** From the top department down to this one. */
  readonly path: readonly string[];
}

export type DepartmentEvent = Extract<
  OrganizationEvent,
  { type: 'DepartmentCreated' | 'DepartmentRenamed' }
>;

/** @param known departments so far, by id. A rename of an unknown department is nothing. */
export function evolveDepartment(
  known: ReadonlyMap<string, DepartmentRow>,
  event: DepartmentEvent,
  organizationId: string,
): DepartmentRow | null {
  const { departmentId, name } = event.data;
  if (event.type === 'DepartmentRenamed') {
    const department = known.get(departmentId);
    return department ? { ...department, name } : null;
  }
  const { parentId } = event.data;
  const above = parentId === null ? [] : (known.get(parentId)?.path ?? [parentId]);
  return {
    department_id: departmentId,
    organization_id: organizationId,
    name,
    path: [...above, departmentId],
  };
}
