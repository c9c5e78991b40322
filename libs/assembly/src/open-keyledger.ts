import type { Configuration } from '@keyledger/configuration';
import type { HashQueueObserver } from '@keyledger/credentials';
import type { EventStore, EventStoreObserver } from '@keyledger/event-store';
import { migrateJobQueue } from '@keyledger/jobs';
import { EnvironmentKeys, openKeyFolder, openKeySource, type OpenedKeys } from '@keyledger/keys';
import {
  checkServer,
  holdsCluster,
  migrate,
  pendingMigrations,
  Postgres,
  startEmbeddedPostgres,
  verifyKeyIds,
  type RunningPostgres,
} from '@keyledger/postgres';
import {
  adoptLog,
  installReactors,
  refuseOtherLog,
  type RunnerObserver,
} from '@keyledger/projections';
import { openRedis, type RedisClient, type RedisObserver } from '@keyledger/redis';
import { SchemaNotReady } from './assembly-errors.js';
import { eventStoreOf } from './event-store-of.js';
import { openFoundation, type Foundation } from './foundation.js';
import { migrations } from './migrations.js';
import { reactorNames } from './reactor-names.js';

export interface OpenOptions {
  /** Told, a line each, what a person at the terminal should know. */
  readonly say: (line: string) => void;
  /** `NOW` for the embedded database and for `keyledger migrate`; others refuse to run on an older schema. */
  readonly migrate: 'NOW' | 'REFUSE_PENDING';
  /** The event store's log is the one to follow from now on, though this database followed another. */
  readonly adoptLog?: boolean;
  /** For a process that answers requests; what works through a whole log has none. */
  readonly queryDeadlineMs?: number;
  readonly storeObserver?: EventStoreObserver;
  readonly runnerObserver?: RunnerObserver;
  readonly hashObserver?: HashQueueObserver;
  readonly redisObserver?: RedisObserver;
}

/** The product's inside, open: its database, keys, store and read positions. */
export interface Keyledger {
  readonly configuration: Configuration;
  readonly keys: OpenedKeys;
  readonly foundation: Foundation;
  /** For what processes share for a moment; null without `REDIS_URL`. It connects with its first use. */
  readonly redis: RedisClient | null;
  /** Closes everything in order; an embedded server stops if nobody else uses it. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Opens what the configuration names: joins or starts the embedded PostgreSQL, or connects to `DATABASE_URL`;
 * checks server, schema and keys before anything is read or written.
 *
 * @throws errors whose message says what to do: EmbeddedPostgresError, UnfitServerError, KeysError,
 * SchemaNotReady, OtherLog, EventStoreUnreachable.
 */
export async function openKeyledger(
  configuration: Configuration,
  options: OpenOptions,
): Promise<Keyledger> {
  const opened = configuration.databaseUrl
    ? await openOutside(configuration, options)
    : await openEmbedded(configuration, options);
  const { postgres, keys, server } = opened;
  let store: EventStore | undefined;
  try {
    await checkServer(postgres);
    await prepareSchema(postgres, options.migrate);
    await verifyKeyIds(postgres, keys.keyRing, { dataExists: await holdsData(postgres) });
    store = await eventStoreOf(configuration, postgres, options.storeObserver);
    await (options.adoptLog ? adoptLog : refuseOtherLog)(postgres, store);
    const foundation = await openFoundation({
      postgres,
      store,
      keyRing: keys.keyRing,
      hashParameters: { ...pickHash(configuration), tagBytes: 32 },
      hashQueue: {
        concurrency: configuration.hashing.concurrency,
        limit: configuration.hashing.queueLimit,
        observer: options.hashObserver,
      },
      runnerObserver: options.runnerObserver,
    });
    if (options.migrate === 'NOW') {
      await installReactors(postgres, foundation.store, reactorNames);
    }
    const { redisUrl } = configuration;
    const redis = redisUrl
      ? openRedis(redisUrl, { name: 'state', answers: 'AT_ONCE', observer: options.redisObserver })
      : null;
    let closing: Promise<void> | undefined;
    const close = async () => {
      redis?.disconnect();
      await foundation.close();
      await postgres.close();
      await server?.stop();
    };
    return { configuration, keys, foundation, redis, close: () => (closing ??= close()) };
  } catch (error) {
    await store?.close();
    await postgres.close();
    await server?.stop();
    throw error;
  }
}

interface Opened {
  readonly postgres: Postgres;
  readonly keys: OpenedKeys;
  readonly server: RunningPostgres | null;
}

async function openEmbedded(
  configuration: Configuration,
  { say, queryDeadlineMs: deadlineMs }: OpenOptions,
): Promise<Opened> {
  const { dataFolder, databaseConnections: max } = configuration;
  const keys = await openKeys(configuration, !holdsCluster(dataFolder));
  if (keys.created) {
    say(
      `New keys are in ${keys.origin}. Back them up, apart from the data: nothing can be read without them.`,
    );
  }
  const password = keys.databasePassword;
  const server = await startEmbeddedPostgres({ dataFolder, password, log: say });
  return { postgres: Postgres.connect(server.poolConfig, { max, deadlineMs }), keys, server };
}

async function openOutside(
  configuration: Configuration,
  { queryDeadlineMs: deadlineMs }: OpenOptions,
): Promise<Opened> {
  const { databaseUrl, databaseConnections: max } = configuration;
  if (!databaseUrl) throw new TypeError('There is no DATABASE_URL');
  const postgres = Postgres.connect(databaseUrl, { max, deadlineMs });
  try {
    const keys = await openKeys(configuration, !(await holdsData(postgres)));
    return { postgres, keys, server: null };
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

/** @param create only where nothing was ever stored: keys that are missing beside data are never made anew. */
function openKeys({ keys, keysFolder }: Configuration, create: boolean): Promise<OpenedKeys> {
  return keys ? openKeySource(new EnvironmentKeys(keys)) : openKeyFolder(keysFolder, { create });
}

/** Events may lie elsewhere; the keys of what they hold never do. */
async function holdsData({ pool }: Postgres): Promise<boolean> {
  const { rows } = await pool.query<{ there: boolean }>(
    `SELECT to_regclass('event') IS NOT NULL AND to_regclass('data_key') IS NOT NULL AS there`,
  );
  if (!rows[0]?.there) return false;
  const held = await pool.query<{ data: boolean }>(
    'SELECT EXISTS (SELECT FROM event) OR EXISTS (SELECT FROM data_key) AS data',
  );
  return held.rows[0]?.data === true;
}

async function prepareSchema(postgres: Postgres, wish: OpenOptions['migrate']): Promise<void> {
  if (wish === 'REFUSE_PENDING') {
    const pending = await pendingMigrations(postgres, migrations);
    if (pending.length > 0) throw new SchemaNotReady(pending);
    return;
  }
  // On connections of its own, since changing a large table takes longer than any request may.
  const unhurried = Postgres.connect(postgres.config, { max: 2 });
  try {
    await migrate(unhurried, migrations);
    await migrateJobQueue(unhurried);
  } finally {
    await unhurried.close();
  }
}

function pickHash({ hashing }: Configuration) {
  const { memoryKiB, passes, lanes } = hashing;
  return { memoryKiB, passes, lanes };
}
