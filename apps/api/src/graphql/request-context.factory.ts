import { LoaderRegistry, PrincipalReader, graphqlError, negotiateLocale } from '@keyledger/graphql';
import type { Rate, RateLimits, RequestContext } from '@keyledger/graphql';

/** What of a request, HTTP or WebSocket, an operation needs to know. */
export interface Caller {
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
  readonly device?: string | undefined;
  readonly acceptLanguage: string | undefined;
  readonly userAgent: string | undefined;
  readonly minPosition: string | undefined;
  readonly network: string;
  readonly correlationId: string;
  /** Absent where no response can carry one. */
  readonly setCookie?: RequestContext['setCookie'];
}

const USER_AGENT_LIMIT = 512;

/** The session's secret or the token that a caller shows, if it has the form of one (RFC 6750 §2.1). */
export function credentialsOf(caller: Pick<Caller, 'cookie' | 'authorization'>): {
  cookie?: string;
  bearer?: string;
} {
  const bearer = /^Bearer ([\w.~+/-]{1,512}=*)$/i.exec(caller.authorization ?? '')?.[1];
  return { cookie: caller.cookie, bearer };
}

/** Makes the context of an operation; what one caller loads is never seen by another. */
export class RequestContextFactory {
  constructor(
    private readonly principals: PrincipalReader,
    private readonly limits: RateLimits,
    private readonly rate: Rate,
  ) {}

  /** @throws RATE_LIMITED when the caller asks too fast. */
  async create(caller: Caller): Promise<RequestContext> {
    const credentials = credentialsOf(caller);
    const shown = credentials.cookie !== undefined || credentials.bearer !== undefined;
    const principal = shown ? await this.principals.read(credentials) : null;
    const retryAfter = principal
      ? await this.limits.take(`session:${principal.sessionId}`, this.rate)
      : 0;
    if (retryAfter > 0) throw graphqlError('RATE_LIMITED', 'Too many requests', { retryAfter });
    return {
      principal,
      correlationId: caller.correlationId,
      locale: negotiateLocale(caller.acceptLanguage, principal?.locale ?? null),
      network: caller.network,
      userAgent: (caller.userAgent ?? '').slice(0, USER_AGENT_LIMIT),
      device: caller.device,
      minPosition: caller.minPosition ?? null,
      loaders: new LoaderRegistry(),
      touched: new Set(),
      reading: { position: null, stale: false },
      denied: new Map(),
      setCookie: caller.setCookie,
    };
  }
}
