import { contextModules, EdgesModule, type Keyledger } from '@keyledger/assembly';
import {
  InProcessRateLimits,
  LeasedBuckets,
  PostgresBuckets,
  SharedRateLimits,
  type RateLimits,
  type SharedBuckets,
} from '@keyledger/graphql';
import { TokenBuckets } from '@keyledger/redis';
import type { HealthCheck, Logger, Metrics } from '@keyledger/process';
import { deviceCookie, NetworkPlaces, sessionCookie } from '@keyledger/sign-in';
import type { DynamicModule, Type } from '@nestjs/common';
import { createApi, type Api } from './api.js';

export interface ApiParts {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly health: readonly HealthCheck[];
  /** What runs in the same application beside the contexts, such as a worker. */
  readonly beside?: readonly (Type<unknown> | DynamicModule)[];
}

/** The api of an open Keyledger, as its configuration wants it; it does not listen yet. */
export async function apiOf(
  keyledger: Keyledger,
  { logger, metrics, health, beside = [] }: ApiParts,
): Promise<Api> {
  const { mode, http, graphql, rates } = keyledger.configuration;
  const api = await createApi({
    modules: [
      ...contextModules(keyledger, { signInObserver: metrics, verificationObserver: metrics }),
      ...beside,
      EdgesModule,
    ],
    logger,
    metrics,
    health,
    publicUrl: http.publicUrl,
    sessionCookie: sessionCookie(http.publicUrl).name,
    deviceCookie: deviceCookie(http.publicUrl).name,
    allowedOrigins: http.allowedOrigins,
    trustedProxies: http.trustedProxies,
    introspection: graphql.introspection,
    landingPage: graphql.landingPage,
    trustedDocuments: graphql.trustedDocuments,
    operationLimits: { maxDepth: graphql.maxDepth, maxCost: graphql.maxCost },
    rateLimits: rateLimitsOf(keyledger, metrics),
    rates: { network: perMinute(rates.perNetwork), principal: perMinute(rates.perSession) },
    bodyLimit: http.maxBodyBytes,
    uploadLimit: http.maxUploadBytes,
  });
  // Read now where it matters: a database that cannot be read is refused at boot, and no sign-in waits for it.
  if (mode === 'production') api.app.get(NetworkPlaces, { strict: false }).warm();
  return api;
}

/** In Redis, else in a database that other processes may use as well; the embedded product has but one process. */
function rateLimitsOf(keyledger: Keyledger, metrics: Metrics): RateLimits {
  const { keyRing, clock } = keyledger.foundation;
  const alone = new InProcessRateLimits(clock);
  const buckets = sharedBucketsOf(keyledger);
  if (!buckets) return alone;
  return new SharedRateLimits(buckets, alone, keyRing, clock, () => metrics.rateLimitFellBack());
}

function sharedBucketsOf({
  redis,
  configuration,
  foundation: { postgres, clock },
}: Keyledger): SharedBuckets | null {
  if (redis) return new TokenBuckets(redis);
  if (!configuration.databaseUrl) return null;
  return new LeasedBuckets(new PostgresBuckets(postgres), clock);
}

/** A sixth of a minute's worth may come at once. */
function perMinute(rate: number): { readonly burst: number; readonly perMinute: number } {
  return { burst: Math.ceil(rate / 6), perMinute: rate };
}
