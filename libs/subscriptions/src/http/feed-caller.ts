import { PrincipalReader, RateLimits, RefusalRecorder, type Principal } from '@keyledger/graphql';
import { reject, type Rejection } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

export type FeedAdmission =
  | { readonly principal: Principal & { readonly service: NonNullable<Principal['service']> } }
  | { readonly refused: 'UNAUTHENTICATED' | Rejection };

/** A poll that waits a minute is one request; a consumer that hurries after each answer stays well below. */
const RATE = { burst: 60, perMinute: 600 } as const;

/** Who polls, and whether they may: programs with a token for events, and nobody else. */
@Injectable()
export class FeedCaller {
  constructor(
    private readonly principals: PrincipalReader,
    private readonly limits: RateLimits,
    private readonly refusals: RefusalRecorder,
  ) {}

  async admit({ headers }: FastifyRequest, correlationId: string): Promise<FeedAdmission> {
    const bearer = /^Bearer ([\w.~+/-]{1,512}=*)$/i.exec(headers.authorization ?? '')?.[1];
    const principal = bearer === undefined ? null : await this.principals.read({ bearer });
    if (!principal) return { refused: 'UNAUTHENTICATED' };
    const { service } = principal;
    if (!service?.scopes.includes('EVENTS')) {
      const code = 'Forbidden';
      await this.refusals.record({ principal, correlationId, action: 'readEvents', code });
      return { refused: reject(code, { params: { reason: 'Role' } }) };
    }
    const retryAfter = await this.limits.take(`poll:${principal.sessionId}`, RATE);
    if (retryAfter > 0) return { refused: reject('RateLimited', { retryAfter }) };
    return { principal: { ...principal, service } };
  }
}
