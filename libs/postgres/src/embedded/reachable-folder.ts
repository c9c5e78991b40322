import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { ServerUser } from './server-user.js';

/** Kept over reboots first; the temporary folder is the last resort. */
const PLACES = ['/var/lib/keyledger', '/var/tmp/keyledger', join(tmpdir(), 'keyledger')];

/** Asks the system itself, so that ACLs and mount options count too. */
export function canEnter(folder: string, user: ServerUser): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  });
  return tried.status === 0;
}

/** A short name for a path, the same at every start. */
export function hashOfPath(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

/**
 * A folder of root's that `user` can enter, named by the hash of the path it stands in for.
 * @throws EmbeddedPostgresError UNREACHABLE_FOLDER when there is none.
 */
export function reachableFolder(insteadOf: string, user: ServerUser): string {
  for (const place of PLACES) {
    const folder = join(place, hashOfPath(insteadOf));
    if (makeOwnFolder(place) && makeOwnFolder(folder) && canEnter(folder, user)) return folder;
  }
  throw new EmbeddedPostgresError(
    'UNREACHABLE_FOLDER',
    `The user that PostgreSQL runs as (uid ${user.uid}) can enter neither ${insteadOf} nor ${PLACES.join(', ')}. ` +
      'Set KEYLEDGER_DATA_FOLDER to a folder that all users can enter, or start Keyledger as another user than root.',
  );
}

/** In a shared place like /var/tmp somebody else may have made the folder first: then it is not ours to use. */
function makeOwnFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o755 });
    chmodSync(folder, 0o755);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
  }
  const made = lstatSync(folder);
  return made.isDirectory() && made.uid === process.getuid?.() && (made.mode & 0o022) === 0;
}
