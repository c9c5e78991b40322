import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClusterPlace } from './cluster-folder.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { hashOfPath } from './reachable-folder.js';

/** Where the server listens: a socket's folder, or the loopback address on Windows. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

const PORT = 5432;
/** `sockaddr_un` holds 107 bytes; a longer path is fatal to the server. */
const SOCKET_PATH_LIMIT = 107;

/** The endpoint to connect to, and to listen on if nobody does yet. */
export async function endpointOf(place: ClusterPlace): Promise<Endpoint> {
  if (process.platform === 'win32') {
    return { host: '127.0.0.1', port: portInUse(place.clusterFolder) ?? (await freePort()) };
  }
  return { host: socketFolder(place), port: PORT };
}

function socketFolder({ clusterFolder, user }: ClusterPlace): string {
  const name = `keyledger-${hashOfPath(clusterFolder)}`;
  const inTmp = join(tmpdir(), name);
  const fits = Buffer.byteLength(join(inTmp, `.s.PGSQL.${PORT}`)) <= SOCKET_PATH_LIMIT;
  const folder = fits ? inTmp : join('/tmp', name);
  const owner = user?.uid ?? process.getuid?.();
  try {
    mkdirSync(folder, { mode: 0o700 });
    chmodSync(folder, 0o700);
    if (user) chownSync(folder, user.uid, user.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const made = lstatSync(folder);
  if (!made.isDirectory() || made.uid !== owner || (made.mode & 0o077) !== 0) {
    throw new EmbeddedPostgresError(
      'FOREIGN_FOLDER',
      `${folder} should hold the database's socket, but belongs to uid ${made.uid} or is open to others. ` +
        'If the server runs under another user, start Keyledger as that user (or as root); otherwise remove that folder.',
    );
  }
  return folder;
}

/** Line 4 of postmaster.pid is the port of the server that wrote it. */
function portInUse(clusterFolder: string): number | undefined {
  try {
    return Number(readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n')[3]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, rejected) => {
    server.once('error', rejected);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
