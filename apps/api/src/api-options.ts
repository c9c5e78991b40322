import type { DynamicModule, Type } from '@nestjs/common';
import type { ExecutorOptions, OperationLimits, Rate, RateLimits } from '@keyledger/graphql';
import type { HealthCheck, Logger, Metrics } from '@keyledger/process';

export interface ApiOptions {
  /**
   * The contexts and what they need. Global providers among them: `KeyRing` and `PrincipalReader`; `Clock`,
   * `ReadPositions` and `RefusalRecorder` where there are any.
   */
  readonly modules: readonly (Type<unknown> | DynamicModule)[];
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly health: readonly HealthCheck[];
  /** What people type, such as `https://id.example.cn`; null when it is only known as the request's host. */
  readonly publicUrl: string | null;
  /** Origins beside it whose pages may write here (an admin UI elsewhere). */
  readonly allowedOrigins?: readonly string[];
  /** Addresses or CIDR ranges of proxies whose `X-Forwarded-For` is believed; none: nobody's. */
  readonly trustedProxies?: readonly string[];
  /** The schema may be asked for, and errors may suggest names of fields. Off in production. */
  readonly introspection: boolean;
  /** A page to try queries at `/graphql`; it loads its scripts from a CDN. */
  readonly landingPage?: boolean;
  /** The name of the cookie that holds the session's secret. */
  readonly sessionCookie?: string;
  /** Name of the cookie that a browser is known again by. */
  readonly deviceCookie?: string;
  readonly operationLimits?: Partial<OperationLimits>;
  /** The manifest of documents that callers may name by their ids, and whether others are refused. */
  readonly trustedDocuments?: { readonly file: string; readonly only: boolean };
  readonly execution?: ExecutorOptions;
  /** Where requests are counted; in this process unless given. */
  readonly rateLimits?: RateLimits;
  /** Requests of one address, and operations of one session or token. */
  readonly rates?: { readonly network?: Rate; readonly principal?: Rate };
  /** Bytes of a request's body (default 1 MiB); uploads have their own. */
  readonly bodyLimit?: number;
  /** Bytes of an uploaded file (default 64 MiB). */
  readonly uploadLimit?: number;
  /** Milliseconds between answering "not ready" and closing, for load balancers to notice (default 0). */
  readonly drainDelay?: number;
}

export const SESSION_COOKIE = 'keyledger_session';
export const DEFAULT_RATES = {
  network: { burst: 300, perMinute: 1_800 },
  principal: { burst: 200, perMinute: 1_200 },
} as const satisfies Record<string, Rate>;
export const GRAPHQL_PATH = '/graphql';
