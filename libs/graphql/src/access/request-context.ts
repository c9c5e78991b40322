import type { Locale } from '@keyledger/kernel';
import type { LoaderRegistry } from '../loaders/loader-registry.js';
import type { Problem } from '../problems/problem.type.js';
import type { Principal } from './principal.js';

/** A cookie's attributes (RFC 6265bis §4.1); `maxAge` in seconds, 0 removes it. */
export interface CookieAttributes {
  readonly path: string;
  readonly httpOnly: boolean;
  readonly sameSite: 'lax' | 'strict';
  readonly secure: boolean;
  readonly maxAge?: number;
}

/** What one GraphQL operation knows about its caller and itself; made once an operation, never shared. */
export interface RequestContext {
  readonly principal: Principal | null;
  readonly correlationId: string;
  /** `Accept-Language`, else the person's, else the organization's, else zh-CN. */
  readonly locale: Locale;
  /** The client's address after trusted proxies. Personal data: never in events' metadata, logs or metrics. */
  readonly network: string;
  /** At most 512 characters. */
  readonly userAgent: string;
  /** The device cookie as the client sent it: unchecked. */
  readonly device?: string | undefined;
  /** The header `Keyledger-Min-Position`: read models are waited for until they have passed it. */
  readonly minPosition: string | null;
  readonly loaders: LoaderRegistry;
  /** Names of the projections that the operation reads. */
  readonly touched: Set<string>;
  /** Where those projections are at least, and whether that is behind what was asked for. */
  readonly reading: { position: string | null; stale: boolean };
  /** Root mutation fields (by response name) that answer this instead of running. */
  readonly denied: Map<string, Problem>;
  /** Sets a cookie with the response; absent where there is none to carry it (subscriptions). */
  readonly setCookie?: (name: string, value: string, attributes: CookieAttributes) => void;
}
