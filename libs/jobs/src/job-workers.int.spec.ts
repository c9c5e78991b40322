import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@keyledger/kernel';
import { testDatabase } from '@keyledger/postgres/testing';
import type { TestDatabase } from '@keyledger/postgres/testing';
import { hasRedis, RedisUnderTest } from '@keyledger/redis/testing';
import { BullJobQueue } from './bullmq/bull-job-queue.js';
import { migrateJobQueue } from './bullmq/postgres-backend.js';
import { EffectJobs } from './effects/effect-jobs.js';
import { JobWorkers } from './effects/job-workers.js';
import type { JobWorkersOptions } from './effects/job-workers.js';
import type { JobHandler } from './job-handler.js';
import { jobMigrations } from './job.migrations.js';
import type { Job } from './jobs.port.js';

interface Numbered {
  readonly number: number;
}

let database: TestDatabase;
let open: (workers: number) => Promise<BullJobQueue>;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  database = await testDatabase({ migrations: jobMigrations });
  await migrateJobQueue(database.postgres);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => database.drop());

/** Remembers the jobs of a queue of its own, and tells who waits for a number of them. */
class Remembering implements JobHandler<Numbered> {
  readonly queue = `q-${newId()}`;
  readonly seen: Job<Numbered>[] = [];
  readonly givenUp: string[] = [];
  private waiting: (() => void)[] = [];

  constructor(private readonly before: (job: Job<Numbered>) => Promise<void> = async () => {}) {}

  async handle(job: Job<Numbered>): Promise<void> {
    this.seen.push(job);
    for (const wake of this.waiting.splice(0)) wake();
    await this.before(job);
  }

  async giveUp({ id }: Job<Numbered>): Promise<void> {
    this.givenUp.push(id);
  }

  async sawTries(count: number): Promise<void> {
    while (this.seen.length < count)
      await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

async function ordering() {
  const queue = await open(0);
  closing.push(() => queue.close());
  return new EffectJobs(database.postgres, queue);
}

async function work(handler: Remembering, options: JobWorkersOptions = {}) {
  const queue = await open(1);
  const workers = new JobWorkers(database.postgres, queue, [handler], {
    firstRetryMs: 20,
    ...options,
  });
  closing.push(() => workers.stop());
  await workers.start();
  return workers;
}

async function stateOf(id: string) {
  const { rows } = await database.postgres.pool.query<{
    state: string;
    attempts: number;
    last_error: string | null;
  }>('SELECT state, attempts, last_error FROM effect WHERE id = $1', [id]);
  return rows[0];
}

async function settled(id: string, state: string): Promise<void> {
  while ((await stateOf(id))?.state !== state)
    await new Promise((resolve) => setImmediate(resolve));
}

function describeJobs(): void {
  it('are handled once, however often they are ordered, before and after they were done', async () => {
    const handler = new Remembering();
    const jobs = await ordering();
    const id = `${newId()}.spec.target`;
    await Promise.all([1, 2, 3].map(() => jobs.enqueue(id, handler.queue, { number: 1 })));
    const first = await work(handler);
    await settled(id, 'DONE');
    await first.stop();
    await jobs.enqueue(id, handler.queue, { number: 1 });
    await work(handler);
    await jobs.enqueue(`${id}-other`, handler.queue, { number: 2 });
    await settled(`${id}-other`, 'DONE');
    expect(handler.seen.map(({ payload }) => payload.number)).toEqual([1, 2]);
  });

  it('are tried again after a failure, and count their tries', async () => {
    const handler = new Remembering(async ({ attempt }) => {
      if (attempt < 3) throw Object.assign(new Error('to 张伟@example.com'), { code: 'ETIMEDOUT' });
    });
    const id = `${newId()}.spec.target`;
    await work(handler);
    await (await ordering()).enqueue(id, handler.queue, { number: 1 });
    await settled(id, 'DONE');
    expect(handler.seen.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  it('become dead letters when their tries are used up, seen and sent again', async () => {
    let broken = true;
    const handler = new Remembering(async () => {
      if (broken) throw Object.assign(new Error('to 张伟@example.com'), { code: 'EENVELOPE' });
    });
    const id = `${newId()}.spec.target`;
    const jobs = await ordering();
    await work(handler, { attempts: 2 });
    await jobs.enqueue(id, handler.queue, { number: 1 });
    await settled(id, 'DEAD');
    expect(handler.givenUp).toEqual([id]);
    expect(await jobs.deadLetters()).toMatchObject([
      { id, queue: handler.queue, attempts: 2, lastError: 'Error EENVELOPE' },
    ]);
    broken = false;
    expect(await jobs.sendAgain(id)).toBe(true);
    await settled(id, 'DONE');
    expect(await jobs.sendAgain(id)).toBe(false);
    expect(await jobs.deadLetters()).toEqual([]);
  });

  it('wait for as long as they were told to', async () => {
    const handler = new Remembering();
    await work(handler);
    const start = performance.now();
    await (
      await ordering()
    ).enqueue(`${newId()}.spec.t`, handler.queue, { number: 1 }, { delayMs: 300 });
    await handler.sawTries(1);
    expect(performance.now() - start).toBeGreaterThanOrEqual(295);
  });

  it('are dispatched again when the queue lost them', async () => {
    const handler = new Remembering();
    const id = `${newId()}.spec.target`;
    await database.postgres.pool.query(
      `INSERT INTO effect (id, queue, payload, dispatched_at, not_before)
       VALUES ($1, $2, '{"number":1}', now() - interval '5 minutes', now() - interval '5 minutes')`,
      [id, handler.queue],
    );
    await work(handler);
    await settled(id, 'DONE');
    expect(handler.seen).toHaveLength(1);
  });

  it('are handled by another process when the one that had them died', async () => {
    const handler = new Remembering();
    const id = `${newId()}.spec.target`;
    await database.postgres.pool.query(
      `INSERT INTO effect (id, queue, payload, attempts, dispatched_at, not_before, leased_until)
       VALUES ($1, $2, '{"number":1}', 1, now() - interval '5 minutes', now() - interval '5 minutes',
               now() + interval '1 second')`,
      [id, handler.queue],
    );
    await work(handler, { requeueAfterSeconds: 1, sweepEveryMs: 100 });
    await settled(id, 'DONE');
    expect(handler.seen.map(({ attempt }) => attempt)).toEqual([2]);
  });

  it('go on when the database has dropped every connection', async () => {
    const handler = new Remembering();
    const jobs = await ordering();
    await work(handler, { requeueAfterSeconds: 1, sweepEveryMs: 100 });
    await jobs.enqueue(`${newId()}.spec.before`, handler.queue, { number: 1 });
    await handler.sawTries(1);
    await database.postgres.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    const id = `${newId()}.spec.after`;
    await jobs.enqueue(id, handler.queue, { number: 2 });
    await settled(id, 'DONE');
  });

  it('under way are finished before a worker has stopped', async () => {
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const handler = new Remembering(() => finished);
    const id = `${newId()}.spec.target`;
    const workers = await work(handler);
    await (await ordering()).enqueue(id, handler.queue, { number: 1 });
    await handler.sawTries(1);
    const stopping = workers.stop();
    finish();
    await stopping;
    expect(await stateOf(id)).toMatchObject({ state: 'DONE', attempts: 1 });
  });
}

describe('jobs on PostgreSQL', () => {
  beforeAll(() => {
    open = async (workers) => BullJobQueue.onPostgres(database.postgres, { workers });
  });
  describeJobs();
});

(hasRedis ? describe : describe.skip)('jobs on Redis (needs redis-server)', () => {
  let redis: RedisUnderTest;
  beforeAll(async () => {
    redis = await RedisUnderTest.start();
    open = () => BullJobQueue.onRedis(redis.url);
  });
  afterAll(() => redis.close());
  describeJobs();

  it('are all done though Redis forgot them', async () => {
    const handler = new Remembering();
    const id = `${newId()}.spec.target`;
    const jobs = await ordering();
    await jobs.enqueue(id, handler.queue, { number: 1 });
    await redis.forget();
    await work(handler, { requeueAfterSeconds: 1, sweepEveryMs: 100 });
    await settled(id, 'DONE');
    expect(handler.seen).toHaveLength(1);
  });

  it('are ordered while Redis is away, and done when it is back', async () => {
    const handler = new Remembering();
    const id = `${newId()}.spec.target`;
    const jobs = await ordering();
    await work(handler, { requeueAfterSeconds: 1, sweepEveryMs: 100 });
    await redis.kill();
    await jobs.enqueue(id, handler.queue, { number: 1 });
    expect(await stateOf(id)).toMatchObject({ state: 'QUEUED', attempts: 0 });
    await redis.run();
    await settled(id, 'DONE');
    expect(handler.seen).toHaveLength(1);
  });

  it('do not keep a worker from stopping while Redis is away', async () => {
    const handler = new Remembering();
    const workers = await work(handler);
    await redis.kill();
    await workers.stop();
    await redis.run();
  });
});
