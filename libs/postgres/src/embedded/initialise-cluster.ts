import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Secret } from '@keyledger/kernel';
import type { Binaries } from './binaries.js';
import type { ClusterPlace } from './cluster-folder.js';
import { diskFull, saysDiskFull } from './disk-full.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** The superuser that Keyledger connects as. */
export const DATABASE_USER = 'keyledger';
/** Made by initdb; the cluster serves nothing else. */
export const DATABASE = 'postgres';

/** Nobody takes that long to make a cluster: its maker is gone. */
const HALF_MADE_MS = 10 * 60_000;

/**
 * Makes the cluster if there is none: UTF-8, the builtin C.UTF-8 locale (sorting is the same on every system), checksums,
 * and scram-sha-256 with the given password. It is made beside its place and renamed, so that a crash leaves no half
 * cluster and of two processes that begin together one wins.
 *
 * @throws EmbeddedPostgresError WRONG_VERSION when a cluster of another major version is there.
 */
export async function initialiseCluster(
  place: ClusterPlace,
  binaries: Binaries,
  password: Secret,
): Promise<void> {
  removeHalfMade(place.home);
  if (existsSync(place.clusterFolder)) {
    refuseOtherVersion(place.clusterFolder, binaries.majorVersion);
    return;
  }
  const half = `${place.clusterFolder}.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${half}.password`;
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, `${password.reveal()}\n`, { mode: 0o600, flag: 'wx' });
  if (place.user) {
    for (const path of [half, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
  }
  try {
    await runInitdb(binaries.initdb, half, passwordFile, place);
    renameSync(half, place.clusterFolder);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(place.clusterFolder)) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** What a process that was killed while it made a cluster left: a password file among it. */
function removeHalfMade(home: string): void {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith('postgres.new-'))) {
    const path = join(home, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > HALF_MADE_MS) rmSync(path, { recursive: true, force: true });
  }
}

function refuseOtherVersion(clusterFolder: string, majorVersion: string): void {
  const file = join(clusterFolder, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (found === majorVersion) return;
  throw new EmbeddedPostgresError(
    'WRONG_VERSION',
    found === undefined
      ? `${clusterFolder} exists and is not a PostgreSQL cluster. Move it away, or put the database back from a backup.`
      : `The database in ${clusterFolder} was made by PostgreSQL ${found}; this release brings ${majorVersion}. ` +
          'Make a backup with the release that made it (keyledger backup), move the folder away, and restore into this one.',
  );
}

async function runInitdb(
  initdb: string,
  folder: string,
  passwordFile: string,
  place: ClusterPlace,
): Promise<void> {
  const initialising = spawn(
    initdb,
    [
      `--pgdata=${folder}`,
      `--username=${DATABASE_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      // What the operating system's library still decides; C exists on every one.
      '--locale=C',
      '--data-checksums',
    ],
    { ...place.user, cwd: place.home, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  initialising.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  initialising.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | null>((resolve, rejected) => {
    initialising.once('error', rejected);
    initialising.once('close', resolve);
  });
  if (status === 0) return;
  if (saysDiskFull(output)) throw diskFull(place.home);
  throw new EmbeddedPostgresError(
    'INITIALISATION_FAILED',
    `The database could not be made in ${place.home}: ${output.trim().split('\n').slice(-5).join(' ')}`,
  );
}
