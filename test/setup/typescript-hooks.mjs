/**
 * Node module hooks that run the sources as they are: `.ts` compiled by swc in memory, our packages resolved to their
 * `src`, and `./x.js` to `./x.ts`. For what runs outside Jest's own transform: the set-up and child processes of tests.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { packages, root } from '../../tools/workspaces.mjs';

const swcrc = join(root, '.swcrc');
const sources = new Map(
  packages().flatMap(({ name, folder }) => [
    [name, join(root, folder, 'src/index.ts')],
    [`${name}/testing`, join(root, folder, 'src/testing/index.ts')],
  ]),
);

export function resolve(specifier, context, next) {
  const source = sources.get(specifier);
  if (source) return { url: pathToFileURL(source).href, shortCircuit: true };
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL) {
    const url = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (url.protocol === 'file:' && existsSync(url)) return { url: url.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    configFile: swcrc,
    filename,
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
