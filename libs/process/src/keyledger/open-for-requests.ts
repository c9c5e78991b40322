import { openKeyledger, type Keyledger, type OpenOptions } from '@keyledger/assembly';
import type { ProcessSetting } from '../exit/run-process.js';
import { Metrics } from '../metrics/metrics.js';
import { QUERY_DEADLINE_MS } from '../query-deadline.js';
import { processObserver } from './observers.js';

/** An open Keyledger, and what tells of it. */
export interface OpenedForRequests {
  readonly keyledger: Keyledger;
  readonly metrics: Metrics;
  readonly observer: ReturnType<typeof processObserver>;
}

/** Opens the product as every long-running process does: with deadlines, measured, and heard of in the log. */
export async function openForRequests(
  { configuration, logger, say }: ProcessSetting,
  migrate: OpenOptions['migrate'] = 'REFUSE_PENDING',
): Promise<OpenedForRequests> {
  const metrics = new Metrics();
  const observer = processObserver(logger, metrics);
  const keyledger = await openKeyledger(configuration, {
    say,
    migrate,
    queryDeadlineMs: QUERY_DEADLINE_MS,
    storeObserver: metrics.eventStore,
    runnerObserver: observer,
    hashObserver: metrics.hashQueue,
    redisObserver: observer,
  });
  return { keyledger, metrics, observer };
}
