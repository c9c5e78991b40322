import type { Secret } from '@keyledger/kernel';
import type { Postgres } from '@keyledger/postgres';
import { JobQueue } from '../job-queue.port.js';
import type { Dispatch } from '../job-queue.port.js';
import type { JobsObserver } from '../jobs-observer.port.js';
import type { BullBackend, BullQueue, BullWorker } from './bull-backend.js';
import { postgresBackend } from './postgres-backend.js';
import { redisBackend } from './redis-backend.js';

export interface BullJobQueueOptions {
  /** How many queues this process will handle; each worker keeps a connection of the pool for itself. */
  readonly workers: number;
  readonly observer?: JobsObserver;
}

/** Dispatches over BullMQ. */
export class BullJobQueue extends JobQueue {
  private readonly queues = new Map<string, BullQueue>();
  private readonly workers: BullWorker[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private closing: Promise<void> | null = null;

  private constructor(
    private readonly backend: BullBackend,
    private readonly observer: JobsObserver,
  ) {
    super();
  }

  static onPostgres(postgres: Postgres, options: BullJobQueueOptions): BullJobQueue {
    const { workers, observer = {} } = options;
    return new BullJobQueue(postgresBackend(postgres, workers, observer), observer);
  }

  /** @throws RedisUnreachable when Redis does not answer. */
  static async onRedis(url: Secret, observer: JobsObserver = {}): Promise<BullJobQueue> {
    return new BullJobQueue(await redisBackend(url, observer), observer);
  }

  async add({ id, queue, number, delayMs }: Dispatch): Promise<void> {
    this.backend.expectReady();
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
    const worker = this.backend.worker(queue, concurrency, (id) => this.track(work(id)));
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
    await Promise.allSettled(this.underWay);
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.backend.close();
  }

  /** A worker that is away from its queue does not wait for what it has begun; we do. */
  private track(work: Promise<void>): Promise<void> {
    this.underWay.add(work);
    const done = () => this.underWay.delete(work);
    work.then(done, done);
    return work;
  }

  private queue(name: string): BullQueue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = this.backend.queue(name);
    queue.on('error', (error) => this.observer.interrupted?.(`queue ${name}`, error));
    this.queues.set(name, queue);
    return queue;
  }
}
