import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** Whom the server's processes run as. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const PASSWD = '/etc/passwd';

/**
 * PostgreSQL refuses to run as root, so root hands it to the owner of an existing cluster, else to `nobody`.
 * @returns undefined when this process is not root (or on Windows): then the server runs as we do.
 */
export function serverUser(clusterFolder: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(join(clusterFolder, 'PG_VERSION'), { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return nobody();
}

function nobody(): ServerUser {
  const line = readFileSync(PASSWD, 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined || Number(uid) === 0) {
    throw new EmbeddedPostgresError(
      'NO_UNPRIVILEGED_USER',
      `PostgreSQL does not run as root, and ${PASSWD} names no user "nobody" to run it as. ` +
        'Add that user, or start Keyledger as another user than root.',
    );
  }
  // macOS writes nobody's ids as -2, the kernel counts them unsigned.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}
