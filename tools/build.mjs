/**
 * Compiles every package's `src` to its `dist` with swc, and copies what is not TypeScript (SQL, CSS, templates).
 * Unchanged files are left alone, so a second start costs nothing; `--force` compiles all.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFile } from '@swc/core';
import { packages, root } from './workspaces.mjs';

const force = process.argv.includes('--force');
const isTest = (file) => /\.(spec|types-spec)\.ts$/.test(file);

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

async function compile(source, target) {
  mkdirSync(dirname(target), { recursive: true });
  if (!source.endsWith('.ts')) {
    copyFileSync(source, target);
    return;
  }
  const { code, map } = await transformFile(source, { configFile: join(root, '.swcrc') });
  const mapName = `${target.split('/').pop()}.map`;
  writeFileSync(`${target}.map`, map ?? '');
  writeFileSync(target, `${code}\n//# sourceMappingURL=${mapName}\n`);
}

for (const { folder } of packages()) {
  const src = join(root, folder, 'src');
  const dist = join(root, folder, 'dist');
  if (!existsSync(src)) continue;
  const wanted = new Set();
  const work = [];
  for (const source of filesUnder(src)) {
    if (isTest(source)) continue;
    const target = join(dist, source.slice(src.length + 1).replace(/\.ts$/, '.js'));
    wanted.add(target);
    const fresh = existsSync(target) && statSync(target).mtimeMs >= statSync(source).mtimeMs;
    if (force || !fresh) work.push(compile(source, target));
  }
  await Promise.all(work);
  if (existsSync(dist)) {
    for (const built of filesUnder(dist)) {
      if (!wanted.has(built.replace(/\.map$/, ''))) rmSync(built);
    }
  }
}
