import { DeadlineClient, KEEPALIVE, type Postgres } from '@keyledger/postgres';
import { createPostgresBackend, runMigrations, withBackend, type PgPool } from 'bullmq';
import pg from 'pg';
import type { JobsObserver } from '../jobs-observer.port.js';
import type { BullBackend } from './bull-backend.js';
import { SharedListening } from './shared-listening.js';

const Bull = withBackend(createPostgresBackend);

/**
 * BullMQ looks for its tables by search path; they lie in a schema of their own. What a crash takes from them is
 * dispatched again from the effect table, so its commits need not wait for the disk.
 */
const SESSION = '-c search_path=bullmq -c synchronous_commit=off';
/** For adding, moving and renewing, beside the one connection that all workers listen on. */
const CONNECTIONS = 4;

/** BullMQ's statements are short; a connection that gives no answer is given up. */
const ANSWER_WITHIN_MS = 9_000;

/** Makes or updates BullMQ's own tables; part of migrating. */
export async function migrateJobQueue({ pool }: Postgres): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
}

/** BullMQ's PostgreSQL backend, on a pool of its own. @param workers how many queues this process will handle. */
export function postgresBackend(
  postgres: Postgres,
  workers: number,
  observer: JobsObserver,
): BullBackend {
  const options = [postgres.config.options, SESSION].filter(Boolean).join(' ');
  const connection = new pg.Pool({
    ...postgres.config,
    options,
    max: CONNECTIONS,
    ...KEEPALIVE,
    Client: DeadlineClient,
    query_timeout: ANSWER_WITHIN_MS,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    application_name: 'keyledger jobs',
  });
  // Without listeners a connection that breaks, idle or in use, would end the process.
  const lost = (error: Error) => observer.interrupted?.('job connection', error);
  connection.on('error', lost);
  // Each queue and each worker listens as well: more of them are no leak.
  connection.setMaxListeners(2 * workers + CONNECTIONS);
  connection.on('connect', (client) => client.on('error', lost));
  const listening = new SharedListening({ ...postgres.config, options });
  return {
    expectReady: () => undefined,
    queue: (name) => new Bull.Queue<{ id: string }>(name, { connection }),
    worker: (name, concurrency, work) =>
      new Bull.Worker<{ id: string }>(name, ({ data }) => work(data.id), {
        connection: listeningOn(listening, connection),
        concurrency,
      }),
    async close() {
      await listening.close();
      await connection.end();
    },
  };
}

/** The pool as BullMQ's workers use it: they check a connection out of it to listen, and ask the rest in passing. */
function listeningOn(listening: SharedListening, pool: pg.Pool) {
  const { options } = pool;
  const workers: PgPool & { readonly options: pg.PoolOptions } = {
    options,
    async query<Row>(text: string, values: readonly unknown[] = []) {
      const { rows, rowCount } = await pool.query(text, [...values]);
      return { rows: rows as Row[], rowCount };
    },
    connect: () => listening.connect(),
    end: () => pool.end(),
    on(event: 'error' | 'connect', listener: never) {
      pool.on(event as 'error', listener);
      return this;
    },
    removeAllListeners(event) {
      pool.removeAllListeners(event as 'error');
      return this;
    },
  };
  return workers;
}
