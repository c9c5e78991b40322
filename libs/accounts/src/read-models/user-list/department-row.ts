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
  { type: 'DepartmentCreated' | 'DepartmentRenamed' | 'DepartmentMoved' }
>;

/**
 * The departments that an event changes, as they are then. A rename or a move of an unknown department is nothing.
 * @param known departments so far, by id; of one that moves, all under it.
 */
export function evolveDepartments(
  known: ReadonlyMap<string, DepartmentRow>,
  event: DepartmentEvent,
  organizationId: string,
): readonly DepartmentRow[] {
  const { departmentId } = event.data;
  const department = known.get(departmentId);
  switch (event.type) {
    case 'DepartmentCreated': {
      const { name, parentId } = event.data;
      const path = [...pathTo(known, parentId), departmentId];
      return [{ department_id: departmentId, organization_id: organizationId, name, path }];
    }
    case 'DepartmentRenamed':
      return department ? [{ ...department, name: event.data.name }] : [];
    case 'DepartmentMoved': {
      if (!department) return [];
      const above = pathTo(known, event.data.toParentId);
      return [...known.values()].flatMap((row) => {
        const level = row.path.indexOf(departmentId);
        return level < 0 ? [] : [{ ...row, path: [...above, ...row.path.slice(level)] }];
      });
    }
  }
}

function pathTo(known: ReadonlyMap<string, DepartmentRow>, id: string | null): readonly string[] {
  return id === null ? [] : (known.get(id)?.path ?? [id]);
}
