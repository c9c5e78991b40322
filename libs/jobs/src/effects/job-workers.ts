import type { Postgres } from '@keyledger/postgres';
import type { JobHandler } from '../job-handler.js';
import type { JobQueue } from '../job-queue.port.js';
import type { JobsObserver } from '../jobs-observer.port.js';
import type { Job } from '../jobs.port.js';
import { Effects } from './effects.js';
import { errorSummary } from './error-summary.js';
import { retryDelayMs } from './retry-delay.js';

export interface JobWorkersOptions {
  readonly observer?: JobsObserver;
  /** Tries before a job becomes a dead letter (default 12: about 25 minutes). */
  readonly attempts?: number;
  /** The wait after the first failure, doubled each time (default 1000 ms). */
  readonly firstRetryMs?: number;
  /** After how long an effect that nobody acknowledged is dispatched again (default 60). */
  readonly requeueAfterSeconds?: number;
  /** How often that is looked for (default 15,000 ms). */
  readonly sweepEveryMs?: number;
}

const CONCURRENCY = 4;
const SWEPT_AT_ONCE = 500;

/** The process's workers: they lease an effect, handle it, and write down what became of it. */
export class JobWorkers {
  private readonly effects: Effects;
  private readonly handlers: ReadonlyMap<string, JobHandler<never>>;
  private readonly observer: JobsObserver;
  private readonly requeueAfterSeconds: number;
  private sweeping: NodeJS.Timeout | null = null;
  private sweep: Promise<void> = Promise.resolve();

  /** @throws when two handlers claim one queue. */
  constructor(
    postgres: Postgres,
    private readonly queue: JobQueue,
    handlers: readonly JobHandler<never>[],
    private readonly options: JobWorkersOptions = {},
  ) {
    this.effects = new Effects(postgres);
    this.handlers = new Map(handlers.map((handler) => [handler.queue, handler]));
    if (this.handlers.size < handlers.length) throw new Error('A queue has more than one handler');
    this.observer = options.observer ?? {};
    this.requeueAfterSeconds = options.requeueAfterSeconds ?? 60;
  }

  async start(): Promise<void> {
    for (const handler of this.handlers.values())
      await this.queue.process(handler.queue, handler.concurrency ?? CONCURRENCY, (id) =>
        this.work(id, handler),
      );
    this.sweeping = setInterval(() => this.sweepSoon(), this.options.sweepEveryMs ?? 15_000);
    this.sweepSoon();
  }

  /** Takes nothing new and waits for the jobs under way. The queue is closed with it. */
  async stop(): Promise<void> {
    if (this.sweeping) clearInterval(this.sweeping);
    await this.sweep;
    await this.queue.close();
  }

  private async work(id: string, handler: JobHandler<never>): Promise<void> {
    const job = await this.effects.lease(id, this.requeueAfterSeconds);
    if (!job) return;
    const renewal = setInterval(
      () => {
        void this.background('renew lease', this.effects.renewLease(job, this.requeueAfterSeconds));
      },
      (this.requeueAfterSeconds * 1000) / 3,
    );
    try {
      await handler.handle(job as Job<never>);
      await this.effects.done(job);
      this.observer.finished?.({ queue: job.queue, outcome: 'DONE' });
    } catch (error) {
      this.observer.interrupted?.(`job of ${job.queue}`, error);
      await this.fail(job, handler, error);
    } finally {
      clearInterval(renewal);
    }
  }

  private async fail(job: Job, handler: JobHandler<never>, error: unknown): Promise<void> {
    const { attempts = 12, firstRetryMs } = this.options;
    if (job.attempt >= attempts) return this.giveUp(job, handler, error);
    const delayMs = retryDelayMs(job.attempt, Math.random(), firstRetryMs);
    const dispatch = await this.effects.failed(job, errorSummary(error), delayMs);
    this.observer.finished?.({ queue: job.queue, outcome: 'FAILED' });
    if (dispatch) await this.queue.add(dispatch);
  }

  /** If giving up fails too, the effect stays leased and is tried once more after the lease. */
  private async giveUp(job: Job, handler: JobHandler<never>, error: unknown): Promise<void> {
    await handler.giveUp?.(job as Job<never>);
    await this.effects.dead(job, errorSummary(error));
    this.observer.finished?.({ queue: job.queue, outcome: 'DEAD' });
  }

  private sweepSoon(): void {
    this.sweep = this.sweep.then(() => this.background('sweep', this.dispatchLost()));
  }

  private async dispatchLost(): Promise<void> {
    const lost = await this.effects.lost(this.requeueAfterSeconds, SWEPT_AT_ONCE);
    for (const dispatch of lost) await this.queue.add(dispatch);
  }

  private background(what: string, work: Promise<void>): Promise<void> {
    return work.catch((error: unknown) => this.observer.interrupted?.(what, error));
  }
}
