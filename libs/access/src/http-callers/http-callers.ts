import { PrincipalReader, RefusalRecorder, type Principal } from '@keyledger/graphql';
import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SessionCookies } from '../session-cookies.js';

/** What a request with a session cookie sends along; a form on another site cannot (Fetch: no simple header). */
export const CSRF_HEADER = 'keyledger-csrf';

export type Admitted =
  | { readonly principal: Principal }
  | { readonly refused: 'UNAUTHENTICATED' | 'PasswordChangeRequired' | 'Forbidden' };

/** What is asked for by a route that is not GraphQL, and of whom. */
export interface HttpAction {
  /** Under which name a refusal is recorded. */
  readonly name: string;
  readonly correlationId: string;
  readonly isFor: (principal: Principal) => boolean;
}

/** Who calls a route beside GraphQL, and whether they may; the rules are those of GraphQL. */
@Injectable()
export class HttpCallers {
  constructor(
    private readonly principals: PrincipalReader,
    private readonly cookies: SessionCookies,
    private readonly refusals: RefusalRecorder,
  ) {}

  async admit(
    request: FastifyRequest,
    { name, correlationId, isFor }: HttpAction,
  ): Promise<Admitted> {
    const bearer = /^Bearer ([\w.~+/-]{1,512}=*)$/i.exec(request.headers.authorization ?? '')?.[1];
    const cookie = request.cookies[this.cookies.cookie.name];
    if (bearer === undefined && cookie !== undefined && request.headers[CSRF_HEADER] !== '1') {
      return { refused: 'Forbidden' };
    }
    const principal = await this.principals.read(bearer === undefined ? { cookie } : { bearer });
    if (!principal) return { refused: 'UNAUTHENTICATED' };
    if (principal.mustChangePassword) return { refused: 'PasswordChangeRequired' };
    if (isFor(principal)) return { principal };
    const code = 'Forbidden';
    await this.refusals.record({ principal, correlationId, action: name, code });
    return { refused: code };
  }
}
