import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Every package of ours with sources: `{name, folder}`, folders relative to the repository. */
export function packages() {
  const groups = ['libs', 'apps', 'examples'];
  return groups
    .filter((group) => existsSync(join(root, group)))
    .flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name)))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({
      folder,
      name: JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).name,
    }));
}
