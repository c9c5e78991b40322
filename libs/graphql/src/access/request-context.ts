import type { Locale } from '@keyledger/kernel';
import type { LoaderRegistry } from '../loaders/loader-registry.js';
import type { Problem } from '../problems/problem.type.js';
import type { Principal } from './principal.js';

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
  /** The header `Keyledger-Min-Position`: read models are waited for until they have passed it. */
  readonly minPosition: string | null;
  readonly loaders: LoaderRegistry;
  /** Names of the projections that the operation reads. */
  readonly touched: Set<string>;
  /** Where those projections are at least, and whether that is behind what was asked for. */
  readonly reading: { position: string | null; stale: boolean };
  /** Root mutation fields (by response name) that answer this instead of running. */
  readonly denied: Map<string, Problem>;
}
