import { departmentName, nameKey } from '@keyledger/organizations';

const DEEPEST = 16;

/** A path of departments from the top; [] for none, null for what is no path. */
export function readDepartmentPath(text: string): string[] | null {
  const written = text.trim().replace(/^[/／]|[/／]$/gu, '');
  if (written === '') return [];
  const names = written.split(/[/／]/u).map(departmentName);
  const path = names.filter((name) => name !== null);
  return path.length === names.length && path.length <= DEEPEST ? path : null;
}

/** What paths are compared by; '' is "in no department". */
export function pathKey(path: readonly string[]): string {
  return path.map(nameKey).join('/');
}
