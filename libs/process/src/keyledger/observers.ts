import type { Logger } from '../logging/logger.js';
import type { Metrics } from '../metrics/metrics.js';
import type { JobsObserver } from '@keyledger/jobs';
import type { RunnerObserver } from '@keyledger/projections';

/** What runners and jobs tell, as log lines. */
export function runnerObserver(logger: Logger): RunnerObserver & JobsObserver {
  return {
    stopped: (stop) => logger.error(stop, 'stopped at an event that it cannot handle'),
    interrupted: (what, error) => logger.warn({ what, err: error }, 'interrupted, tried again'),
    finished: ({ queue, outcome }) => {
      if (outcome === 'DEAD') logger.error({ queue }, 'a job was given up');
    },
  };
}

/** Lag and stops of every projection and reactor, asked for at each scrape. */
export function observeLag(metrics: Metrics, status: () => Promise<readonly Behind[]>): void {
  metrics.onScrape(async () => {
    for (const { name, lagSeconds, stop } of await status()) {
      metrics.projectionLag(name, lagSeconds);
      metrics.projectionStopped(name, stop !== null);
    }
  });
}

interface Behind {
  readonly name: string;
  readonly lagSeconds: number;
  readonly stop: object | null;
}
