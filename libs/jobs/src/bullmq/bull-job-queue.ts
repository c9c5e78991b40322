import type { Postgres } from '@keyledger/postgres';
import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';
import { JobQueue } from '../job-queue.port.js';
import type { Dispatch } from '../job-queue.port.js';
import type { JobsObserver } from '../jobs-observer.port.js';

const Bull = withBackend(createPostgresBackend);
type BullQueue = InstanceType<typeof Bull.Queue<{ id: string }>>;
type BullWorker = InstanceType<typeof Bull.Worker<{ id: string }>>;

/**
 * BullMQ looks for its tables by search path; they lie in a schema of their own. What a crash takes from them is
 * dispatched again from the effect table, so its commits need not wait for the disk.
 */
const SESSION = '-c search_path=bullmq -c synchronous_commit=off';
/** For adding, moving and renewing, beside the one connection that each worker keeps for LISTEN. */
const SPARE_CONNECTIONS = 4;

export interface BullJobQueueOptions {
  /** How many queues this process will handle; each worker keeps a connection of the pool for itself. */
  readonly workers: number;
  readonly observer?: JobsObserver;
}

/** Makes or updates BullMQ's own tables; part of migrating. */
export async function migrateJobQueue({ pool }: Postgres): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
}

/** Dispatches over BullMQ's PostgreSQL backend, on a pool of its own. */
export class BullJobQueue extends JobQueue {
  private readonly pool: pg.Pool;
  private readonly queues = new Map<string, BullQueue>();
  private readonly workers: BullWorker[] = [];
  private readonly observer: JobsObserver;
  private closing: Promise<void> | null = null;

  constructor(postgres: Postgres, options: BullJobQueueOptions) {
    super();
    this.observer = options.observer ?? {};
    this.pool = new pg.Pool({
      ...postgres.config,
      options: [postgres.config.options, SESSION].filter(Boolean).join(' '),
      max: options.workers + SPARE_CONNECTIONS,
      keepAlive: true,
      application_name: 'keyledger jobs',
    });
    // Without listeners a connection that breaks, idle or in use, would end the process.
    this.pool.on('error', (error) => this.observer.interrupted?.('job connection', error));
    this.pool.on('connect', (client) =>
      client.on('error', (error) => this.observer.interrupted?.('job connection', error)),
    );
  }

  async add({ id, queue, number, delayMs }: Dispatch): Promise<void> {
    await this.queue(queue).add(
      'effect',
      { id },
      // Retries are counted in the effect table; BullMQ keeps nothing of what it has handed over.
      {
        jobId: `${encodeURIComponent(id)}.${number}`,
        delay: delayMs,
        attempts: 1,
        removeOnComplete: true,
        removeOnFail: true,
      },
    );
  }

  async process(
    queue: string,
    concurrency: number,
    work: (id: string) => Promise<void>,
  ): Promise<void> {
    const worker = new Bull.Worker<{ id: string }>(queue, ({ data }) => work(data.id), {
      connection: this.pool,
      concurrency,
    });
    worker.on('error', (error) => this.observer.interrupted?.(`worker of ${queue}`, error));
    worker.on('failed', (_job, error) => this.observer.interrupted?.(`worker of ${queue}`, error));
    this.workers.push(worker);
    await worker.waitUntilReady();
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.pool.end();
  }

  private queue(name: string): BullQueue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = new Bull.Queue<{ id: string }>(name, { connection: this.pool });
    queue.on('error', (error) => this.observer.interrupted?.(`queue ${name}`, error));
    this.queues.set(name, queue);
    return queue;
  }
}
