import { nameKey } from './name.js';
import type { Department } from './organization.state.js';

interface Tree {
  readonly departments: ReadonlyMap<string, Department>;
}

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

/** The given departments and all under them, each after the one above it. */
export function departmentsWithin(tree: Tree, above: readonly string[]): Set<string> {
  const below = childrenOf(tree);
  const within = new Set<string>();
  const waiting = above.filter((id) => tree.departments.has(id)).toReversed();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (within.has(id)) continue;
    within.add(id);
    waiting.push(...(below.get(id) ?? []).toReversed());
  }
  return within;
}

/** How many levels a department has with all under it; 1 for one that has nothing under it. */
export function levelsOf(tree: Tree, departmentId: string): number {
  const below = childrenOf(tree);
  let levels = 0;
  for (let level = [departmentId]; level.length > 0; levels += 1)
    level = level.flatMap((id) => below.get(id) ?? []);
  return levels;
}

/** Ids by the department above them (null: at the top), in the order of their creation. */
export function childrenOf({ departments }: Tree): Map<string | null, string[]> {
  const children = new Map<string | null, string[]>();
  for (const { id, parentId } of departments.values()) {
    const beside = children.get(parentId);
    if (beside) beside.push(id);
    else children.set(parentId, [id]);
  }
  return children;
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
