import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
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

/**
 * Where the server of this cluster listens, or shall listen if there is none. A running server is found where its own
 * postmaster.pid says, since it may have been started with another TMPDIR.
 */
export async function endpointOf(place: ClusterPlace): Promise<Endpoint> {
  const recorded = recordedEndpoint(place.clusterFolder);
  if (process.platform === 'win32') {
    return { host: '127.0.0.1', port: recorded?.port ?? (await freePort()) };
  }
  const folder = recorded?.socketFolder;
  if (folder && existsSync(folder)) return { host: checkedSocketFolder(folder, place), port: PORT };
  return { host: makeSocketFolder(place), port: PORT };
}

/** Removes the socket's folder of a server that was stopped. */
export function removeEndpoint({ host }: Endpoint): void {
  if (host.startsWith('/')) rmSync(host, { recursive: true, force: true });
}

function makeSocketFolder(place: ClusterPlace): string {
  const name = `keyledger-${hashOfPath(place.clusterFolder)}`;
  const inTmp = join(tmpdir(), name);
  const fits = Buffer.byteLength(join(inTmp, `.s.PGSQL.${PORT}`)) <= SOCKET_PATH_LIMIT;
  const folder = fits ? inTmp : join('/tmp', name);
  try {
    mkdirSync(folder, { mode: 0o700 });
    chmodSync(folder, 0o700);
    if (place.user) chownSync(folder, place.user.uid, place.user.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return checkedSocketFolder(folder, place);
}

function checkedSocketFolder(folder: string, { user }: ClusterPlace): string {
  const made = lstatSync(folder);
  const owner = user?.uid ?? process.getuid?.();
  if (!made.isDirectory() || made.uid !== owner || (made.mode & 0o077) !== 0) {
    throw new EmbeddedPostgresError(
      'FOREIGN_FOLDER',
      `${folder} should hold the database's socket, but belongs to uid ${made.uid} or is open to others. ` +
        'If the server runs under another user, start Keyledger as that user (or as root); otherwise remove that folder.',
    );
  }
  return folder;
}

/** Lines 4 and 5 of postmaster.pid, which may be left from a server that was killed. */
function recordedEndpoint(
  clusterFolder: string,
): { readonly port: number; readonly socketFolder: string | undefined } | undefined {
  try {
    const lines = readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n');
    return lines[3] ? { port: Number(lines[3]), socketFolder: lines[4] } : undefined;
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
