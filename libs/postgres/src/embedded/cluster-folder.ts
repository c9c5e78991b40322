import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { canEnter, reachableFolder } from './reachable-folder.js';
import { serverUser, type ServerUser } from './server-user.js';

/** Where one embedded PostgreSQL keeps its files, and as whom it runs. */
export interface ClusterPlace {
  /** The cluster itself (PostgreSQL's data directory); may not exist yet. */
  readonly clusterFolder: string;
  /** Existing folder beside it, enterable by the server's user; holds log, copied binaries, half-made clusters. */
  readonly home: string;
  readonly user: ServerUser | undefined;
}

const CLUSTER = 'postgres';
const POINTER = 'postgres.location';

/**
 * The cluster lies in `<dataFolder>/postgres`. As root, where the unprivileged user cannot enter the data folder,
 * it lies in a folder that root makes elsewhere, and the pointer file `<dataFolder>/postgres.location` names it.
 */
export function placeCluster(dataFolder: string, log: (line: string) => void): ClusterPlace {
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  const folder = realpathSync(dataFolder);
  const pointer = join(folder, POINTER);
  if (existsSync(pointer)) return followPointer(pointer, log);

  const clusterFolder = join(folder, CLUSTER);
  const user = serverUser(clusterFolder);
  if (user && !canEnter(folder, user)) {
    if (existsSync(clusterFolder)) throw unreachable(clusterFolder, user);
    const home = reachableFolder(folder, user);
    writeFileSync(pointer, `${home}\n`, { mode: 0o644 });
    return followPointer(pointer, log);
  }
  refuseForeign(clusterFolder);
  return { clusterFolder, home: folder, user };
}

/** Whether a database was made in this data folder before, so that its keys must exist too. */
export function holdsCluster(dataFolder: string): boolean {
  return existsSync(join(dataFolder, CLUSTER)) || existsSync(join(dataFolder, POINTER));
}

function followPointer(pointer: string, log: (line: string) => void): ClusterPlace {
  const named = readFileSync(pointer, 'utf8').trim();
  if (!existsSync(named)) {
    throw new EmbeddedPostgresError(
      'DATA_LOST',
      `${pointer} says that the database lies in ${named}, and that folder is gone. ` +
        `Put it back from a backup; delete ${pointer} only if you want to begin with an empty database.`,
    );
  }
  const home = realpathSync(named);
  log(`The database lies in ${home}, since PostgreSQL's user cannot enter the data folder.`);
  const clusterFolder = join(home, CLUSTER);
  refuseForeign(clusterFolder);
  return { clusterFolder, home, user: serverUser(clusterFolder) };
}

function unreachable(clusterFolder: string, user: ServerUser): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'UNREACHABLE_FOLDER',
    `The database in ${clusterFolder} cannot be entered by the user that PostgreSQL runs as (uid ${user.uid}). ` +
      'Let others enter the folders above it (chmod o+x), or start Keyledger as the owner of that folder.',
  );
}

/** PostgreSQL runs as the owner of its files only, and only root can become that user. */
function refuseForeign(clusterFolder: string): void {
  const owner = statSync(clusterFolder, { throwIfNoEntry: false })?.uid;
  const self = process.getuid?.();
  if (owner === undefined || self === undefined || self === 0 || owner === self) return;
  throw new EmbeddedPostgresError(
    'FOREIGN_FOLDER',
    `The database in ${clusterFolder} belongs to uid ${owner}, and this process runs as uid ${self}. ` +
      `Start Keyledger as that user or as root, or hand the folder over: chown -R ${self} ${clusterFolder}`,
  );
}
