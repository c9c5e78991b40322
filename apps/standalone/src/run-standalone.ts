import { apiOf, type Api } from '@keyledger/api';
import { assertOneHandlerEach, type Keyledger } from '@keyledger/assembly';
import type { Configuration } from '@keyledger/configuration';
import {
  createLogger,
  healthChecks,
  observeLag,
  observeWebhooks,
  openForRequests,
  type Logger,
} from '@keyledger/process';
import { DeliveryRows } from '@keyledger/subscriptions';
import { Worker } from '@keyledger/worker';

export interface Standalone {
  readonly keyledger: Keyledger;
  readonly api: Api;
  /** Where it answers, `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Drains, closes and, if nobody else uses it, stops the database. Safe to call twice. */
  close(): Promise<void>;
}

export interface StandaloneOptions {
  /** Told, a line each, what a person at the terminal should know. */
  readonly say: (line: string) => void;
  readonly logger?: Logger;
}

/** Api, worker and, unless configured otherwise, the database: the whole product in one process. */
export async function runStandalone(
  configuration: Configuration,
  { say, logger = createLogger(configuration.logLevel) }: StandaloneOptions,
): Promise<Standalone> {
  const { keyledger, metrics, observer } = await openForRequests(
    { configuration, logger, say },
    configuration.databaseUrl ? 'REFUSE_PENDING' : 'NOW',
  );
  let worker: Worker | undefined;
  try {
    worker = await Worker.open(keyledger, { runnerObserver: observer });
    const started = worker;
    observeLag(metrics, () => keyledger.foundation.projectionOperations.status());
    observeWebhooks(metrics, () => new DeliveryRows(keyledger.foundation.postgres).totals());
    const api = await apiOf(keyledger, {
      logger,
      metrics,
      health: healthChecks(keyledger),
      beside: [started.module],
    });
    assertOneHandlerEach(api.app);
    await started.start(api.app);
    const url = await api.listen(configuration.http.port, configuration.http.host);
    let closing: Promise<void> | undefined;
    const close = async () => {
      await api.close();
      await started.stop();
      await keyledger.close();
    };
    return { keyledger, api, url, close: () => (closing ??= close()) };
  } catch (error) {
    await worker?.stop();
    await keyledger.close();
    throw error;
  }
}
