import type { Job } from './jobs.port.js';

/**
 * Carries out the jobs of one queue, each at least once. Throwing means "again later"; a handler that knows
 * that trying again is of no use records that outcome and returns.
 */
export interface JobHandler<Payload = unknown> {
  readonly queue: string;
  /** How many jobs of the queue a process handles at a time (default 4). */
  readonly concurrency?: number;
  handle(job: Job<Payload>): Promise<void>;
  /** Told when the last try failed, before the job is put to the dead letters; safe to repeat. */
  giveUp?(job: Job<Payload>): Promise<void>;
}
