import { nameKey } from './name.js';
import type { Department, Organization } from './organization.state.js';

type Tree = Pick<Organization, 'departments'>;

/** A department and all above it, from the root down; empty for an unknown one. */
export function departmentPath(tree: Tree, departmentId: string): Department[] {
  const path: Department[] = [];
  let next: string | null = departmentId;
  while (next !== null) {
    const department = tree.departments.get(next);
    if (!department) return [];
    path.unshift(department);
    next = department.parentId;
  }
  return path;
}

/** Whether a department is one of `above` or lies under one of them. */
export function isWithin(tree: Tree, departmentId: string, above: readonly string[]): boolean {
  return departmentPath(tree, departmentId).some(({ id }) => above.includes(id));
}

/** The given departments and all under them. */
export function departmentsWithin(tree: Tree, above: readonly string[]): Set<string> {
  const within = new Set<string>();
  for (const id of tree.departments.keys()) if (isWithin(tree, id, above)) within.add(id);
  return within;
}

/** The department of that name directly under a parent (null: at the top), as names are compared. */
export function childNamed(
  tree: Tree,
  parentId: string | null,
  name: string,
): Department | undefined {
  const wanted = nameKey(name);
  for (const department of tree.departments.values()) {
    if (department.parentId === parentId && nameKey(department.name) === wanted) return department;
  }
  return undefined;
}
