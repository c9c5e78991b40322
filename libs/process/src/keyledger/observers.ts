import type { Logger } from '../logging/logger.js';
import type { Metrics, WebhookTotals } from '../metrics/metrics.js';
import type { JobsObserver } from '@keyledger/jobs';
import type { RunnerObserver } from '@keyledger/projections';
import type { RedisObserver } from '@keyledger/redis';

/** What runners, jobs and connections tell, as log lines and counts. */
export function processObserver(
  logger: Logger,
  metrics: Metrics,
): RunnerObserver & JobsObserver & RedisObserver {
  return {
    stopped: (stop) => logger.error(stop, 'stopped at an event that it cannot handle'),
    interrupted: (what, error) => {
      metrics.interrupted(what);
      logger.warn({ what, err: error }, 'interrupted, tried again');
    },
    finished: ({ queue, outcome }) => {
      metrics.jobFinished(queue, outcome);
      if (outcome === 'DEAD') logger.error({ queue }, 'a job was given up');
    },
    reconnecting: () => metrics.redisReconnecting(),
    redisReconnecting: () => metrics.redisReconnecting(),
    redisTrouble: (error) => logger.warn({ err: error }, 'Redis is away'),
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

/** How webhooks are, asked for at each scrape. */
export function observeWebhooks(metrics: Metrics, totals: () => Promise<WebhookTotals>): void {
  metrics.onScrape(async () => metrics.webhooks(await totals()));
}

interface Behind {
  readonly name: string;
  readonly lagSeconds: number;
  readonly stop: object | null;
}
