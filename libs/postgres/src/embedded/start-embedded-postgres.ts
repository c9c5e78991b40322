import { Secret } from '@keyledger/kernel';
import type pg from 'pg';
import { prepareBinaries } from './binaries.js';
import { placeCluster } from './cluster-folder.js';
import { diskFull } from './disk-full.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { removeEndpoint, type Endpoint } from './endpoint.js';
import { DATABASE, DATABASE_USER, initialiseCluster } from './initialise-cluster.js';
import { StayingPresence } from './staying-presence.js';
import { serve } from './serve-cluster.js';
import { stopServer } from './server-process.js';

export interface EmbeddedOptions {
  /** Made if missing; the cluster lies in its `postgres` folder. */
  readonly dataFolder: string;
  /** The database user's password; a cluster keeps the one it was made with. */
  readonly password: Secret;
  /** Told, in one line each, what a person at the terminal should know. */
  readonly log?: (line: string) => void;
  /** False gives up crash safety for speed; for tests only. */
  readonly durable?: boolean;
}

export interface RunningPostgres {
  readonly connectionString: Secret;
  readonly poolConfig: pg.PoolConfig;
  /** True when the server was running already and another process started it. */
  readonly joined: boolean;
  /** Ends our use, and stops the server if nobody else uses it. Close pools first: a stop ends their connections. */
  stop(): Promise<void>;
}

/**
 * Serves the database of `dataFolder`: joins the server that already serves it, otherwise starts one, making the
 * cluster at the first start. Recovers by itself after a kill -9 of everything, and brings the server back when it dies
 * while this process lives.
 *
 * @throws EmbeddedPostgresError whose message says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<RunningPostgres> {
  try {
    return await start(options);
  } catch (error) {
    throw explained(error as NodeJS.ErrnoException, options.dataFolder);
  }
}

/** What the operating system refused while folders were made. */
function explained(error: NodeJS.ErrnoException, dataFolder: string): Error {
  if (error.code === 'ENOSPC') return diskFull(dataFolder);
  if (error.code !== 'EACCES' && error.code !== 'EPERM' && error.code !== 'EROFS') return error;
  return new EmbeddedPostgresError(
    'UNREACHABLE_FOLDER',
    `${error.path ?? dataFolder} cannot be made or read (${error.code}). Let the user that starts Keyledger own ` +
      `${dataFolder}, or set KEYLEDGER_DATA_FOLDER to a folder of theirs.`,
    { cause: error },
  );
}

async function start(options: EmbeddedOptions): Promise<RunningPostgres> {
  const log = options.log ?? (() => undefined);
  const place = placeCluster(options.dataFolder, log);
  const binaries = prepareBinaries(place);
  await initialiseCluster(place, binaries, options.password);
  const cluster = {
    place,
    binaries,
    password: options.password,
    durable: options.durable ?? true,
    log,
  };
  const presence = new StayingPresence((onLost) => serve(cluster, onLost), log);
  const { joined, endpoint } = await presence.begin();
  return {
    connectionString: connectionString(endpoint, options.password),
    poolConfig: {
      ...endpoint,
      user: DATABASE_USER,
      password: () => options.password.reveal(),
      database: DATABASE,
    },
    joined,
    async stop() {
      if (!(await presence.end())) return;
      await stopServer(place, binaries);
      removeEndpoint(endpoint);
    },
  };
}

function connectionString({ host, port }: Endpoint, password: Secret): Secret {
  const login = `${DATABASE_USER}:${encodeURIComponent(password.reveal())}`;
  return new Secret(
    host.startsWith('/')
      ? `postgres://${login}@/${DATABASE}?host=${encodeURIComponent(host)}&port=${port}`
      : `postgres://${login}@${host}:${port}/${DATABASE}`,
  );
}
