import { reject, type Rejection } from '@keyledger/kernel';

/** Deeper trees are typing errors in a file sooner than organizations. */
export const DEEPEST = 16;

/** @param depth how many levels there would be, the top one counted. */
export function tooDeep(depth: number): Rejection | null {
  if (depth <= DEEPEST) return null;
  return reject('DepartmentTooDeep', { path: ['parentId'], params: { deepest: String(DEEPEST) } });
}
