import type { Postgres } from '@keyledger/postgres';
import type { JobQueue } from '../job-queue.port.js';
import type { JobsObserver } from '../jobs-observer.port.js';
import { Jobs } from '../jobs.port.js';
import type { EnqueueOptions } from '../jobs.port.js';
import { Effects } from './effects.js';
import type { DeadLetter } from './effects.js';

/** Writes the effect down first and then asks for a worker; a request that fails is made again by the sweep. */
export class EffectJobs extends Jobs {
  private readonly effects: Effects;

  constructor(
    postgres: Postgres,
    private readonly queue: JobQueue,
    private readonly observer: JobsObserver = {},
  ) {
    super();
    this.effects = new Effects(postgres);
  }

  async enqueue(
    id: string,
    queue: string,
    payload: object,
    { delayMs = 0 }: EnqueueOptions = {},
  ): Promise<void> {
    if (!(await this.effects.order(id, queue, payload, delayMs))) return;
    try {
      await this.queue.add({ id, queue, number: 1, delayMs });
    } catch (error) {
      this.observer.interrupted?.('dispatch', error);
    }
  }

  /** What was given up, latest first. */
  deadLetters(limit = 100): Promise<DeadLetter[]> {
    return this.effects.deadLetters(limit);
  }

  /** How many effects are open or given up, by queue. */
  counts(): Promise<{ queue: string; state: string; count: number }[]> {
    return this.effects.counts();
  }

  /** Tries a dead letter again from the start. @returns false when there is none of that id. */
  async sendAgain(id: string): Promise<boolean> {
    const dispatch = await this.effects.revive(id);
    if (dispatch) await this.queue.add(dispatch);
    return dispatch !== null;
  }
}
