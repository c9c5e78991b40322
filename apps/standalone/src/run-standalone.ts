import { createApi, createLogger, Metrics, type Api, type Logger } from '@keyledger/api';
import {
  assertOneHandlerEach,
  contextModules,
  EdgesModule,
  openKeyledger,
  type Keyledger,
} from '@keyledger/assembly';
import type { Configuration } from '@keyledger/configuration';
import { sessionCookie } from '@keyledger/sign-in';
import { Worker } from '@keyledger/worker';
import { healthChecks } from './health.js';
import { observeLag, runnerObserver } from './observers.js';

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
  const metrics = new Metrics();
  const observer = runnerObserver(logger);
  const keyledger = await openKeyledger(configuration, {
    say,
    migrate: configuration.databaseUrl ? 'REFUSE_PENDING' : 'NOW',
    storeObserver: metrics.eventStore,
    runnerObserver: observer,
    hashObserver: metrics.hashQueue,
  });
  const worker = new Worker(keyledger, { runnerObserver: observer });
  try {
    observeLag(metrics, () => keyledger.foundation.projectionOperations.status());
    const { http, graphql, rates } = configuration;
    const api = await createApi({
      modules: [
        ...contextModules(keyledger, { signInObserver: metrics }),
        worker.module,
        EdgesModule,
      ],
      logger,
      metrics,
      health: healthChecks(keyledger),
      publicUrl: http.publicUrl,
      sessionCookie: sessionCookie(http.publicUrl).name,
      allowedOrigins: http.allowedOrigins,
      trustedProxies: http.trustedProxies,
      introspection: graphql.introspection,
      landingPage: graphql.landingPage,
      operationLimits: { maxDepth: graphql.maxDepth, maxCost: graphql.maxCost },
      rates: { network: perMinute(rates.perNetwork), principal: perMinute(rates.perSession) },
      bodyLimit: http.maxBodyBytes,
      uploadLimit: http.maxUploadBytes,
    });
    assertOneHandlerEach(api.app);
    await worker.start(api.app);
    const url = await api.listen(http.port, http.host);
    let closing: Promise<void> | undefined;
    const close = async () => {
      await api.close();
      await worker.stop();
      await keyledger.close();
    };
    return { keyledger, api, url, close: () => (closing ??= close()) };
  } catch (error) {
    await worker.stop();
    await keyledger.close();
    throw error;
  }
}

/** A sixth of a minute's worth may come at once. */
function perMinute(rate: number): { readonly burst: number; readonly perMinute: number } {
  return { burst: Math.ceil(rate / 6), perMinute: rate };
}
