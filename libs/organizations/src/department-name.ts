import { cleanName } from './name.js';

/** A department's name; `/` separates names in paths, so none contains it. Null for what is no name. */
export function departmentName(input: string): string | null {
  const name = cleanName(input);
  return name === null || /[/／]/u.test(name) ? null : name;
}
