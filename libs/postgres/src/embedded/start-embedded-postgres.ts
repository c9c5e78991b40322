import { join } from 'node:path';
import { Secret } from '@keyledger/kernel';
import pg from 'pg';
import { prepareBinaries, type Binaries } from './binaries.js';
import { placeCluster, type ClusterPlace } from './cluster-folder.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { endpointOf, type Endpoint } from './endpoint.js';
import { DATABASE_USER, initialiseCluster } from './initialise-cluster.js';
import { clearLeftovers } from './leftovers.js';
import { announcePresence, type Presence } from './presence.js';
import { serverSettings } from './server-settings.js';
import { spawnServer, stopServer, type SpawnedServer } from './server-process.js';

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

/** How long a server that is recovering, or whose last back ends are still ending, is waited for. */
const PATIENCE_MS = 60_000;
const DATABASE = 'postgres';

/**
 * Serves the database of `dataFolder`: joins the server that already serves it, otherwise starts one, making the
 * cluster at the first start. Recovers by itself after a kill -9 of everything.
 *
 * @throws EmbeddedPostgresError whose message says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<RunningPostgres> {
  const log = options.log ?? (() => undefined);
  const place = placeCluster(options.dataFolder, log);
  const binaries = prepareBinaries(place);
  await initialiseCluster(place, binaries, options.password);
  const endpoint = await endpointOf(place);
  const poolConfig: pg.PoolConfig = {
    ...endpoint,
    user: DATABASE_USER,
    password: () => options.password.reveal(),
    database: DATABASE,
  };
  const server = { place, binaries, endpoint, poolConfig, durable: options.durable ?? true, log };
  const { joined, presence } = await serve(server);
  return {
    connectionString: connectionString(endpoint, options.password),
    poolConfig,
    joined,
    async stop() {
      if (await presence.leave()) await stopServer(place, binaries);
    },
  };
}

interface Server {
  readonly place: ClusterPlace;
  readonly binaries: Binaries;
  readonly endpoint: Endpoint;
  readonly poolConfig: pg.PoolConfig;
  readonly durable: boolean;
  readonly log: (line: string) => void;
}

async function serve(server: Server): Promise<{ joined: boolean; presence: Presence }> {
  const limit = Date.now() + PATIENCE_MS;
  let spawned: SpawnedServer | undefined;
  let ended: string | undefined;
  for (;;) {
    const answer = await connect(server);
    if (answer.presence) return { joined: spawned === undefined, presence: answer.presence };
    if (!spawned && !answer.alive) {
      const leftovers = clearLeftovers(server.place.clusterFolder);
      if (leftovers.ended.length > 0) {
        server.log(
          `Ended ${leftovers.ended.length} database processes that an earlier server left behind.`,
        );
      }
      if (leftovers.postmaster === undefined) {
        ended = undefined;
        spawned = spawnServer(
          server.place,
          server.binaries,
          serverSettings(server.endpoint, server.durable),
        );
        void spawned.ended.then((output) => (ended = output));
      }
    }
    if (ended !== undefined) {
      refuseHopeless(ended, server.place);
      spawned = undefined;
    }
    if (Date.now() > limit) throw stillBusy(server.place, answer.reason);
    await new Promise((resolve) => setTimeout(resolve, ended === undefined ? 20 : 500));
  }
}

interface Answer {
  readonly presence?: Presence;
  /** Something listens, even if it lets nobody in yet. */
  readonly alive: boolean;
  readonly reason: string;
}

async function connect({ poolConfig, place }: Server): Promise<Answer> {
  try {
    const config = { ...poolConfig, connectionTimeoutMillis: 5_000 };
    return { presence: await announcePresence(config, () => undefined), alive: true, reason: '' };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '28P01') {
      throw new EmbeddedPostgresError(
        'WRONG_PASSWORD',
        `The database in ${place.clusterFolder} was made with another password than the key folder holds. ` +
          'Use the key folder that belongs to this data folder (KEYLEDGER_KEYS_FOLDER).',
      );
    }
    // 57P03: it is starting up, recovering or shutting down.
    return { alive: code === '57P03', reason: message };
  }
}

/** Some ends come again at every try; those of a server that is just going come right. */
function refuseHopeless(output: string, place: ClusterPlace): void {
  if (/pre-existing shared memory block|lock file "postmaster.pid"/i.test(output)) return;
  if (/no space left on device/i.test(output)) {
    throw new EmbeddedPostgresError(
      'DISK_FULL',
      `The disk that holds ${place.home} is full. Free some space and start again; nothing acknowledged is lost.`,
    );
  }
  throw new EmbeddedPostgresError(
    'START_FAILED',
    `PostgreSQL did not start; ${join(place.home, 'postgres.log')} says: ${output.trim().split('\n').slice(-5).join(' ')}`,
  );
}

function stillBusy(place: ClusterPlace, reason: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'STILL_BUSY',
    `The database in ${place.clusterFolder} has not answered for ${PATIENCE_MS / 1000} s (${reason}). ` +
      `See ${join(place.home, 'postgres.log')}; a recovery that takes longer goes on by itself: start again in a while.`,
  );
}

function connectionString({ host, port }: Endpoint, password: Secret): Secret {
  const login = `${DATABASE_USER}:${encodeURIComponent(password.reveal())}`;
  return new Secret(
    host.startsWith('/')
      ? `postgres://${login}@/${DATABASE}?host=${encodeURIComponent(host)}&port=${port}`
      : `postgres://${login}@${host}:${port}/${DATABASE}`,
  );
}
