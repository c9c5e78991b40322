import { PrincipalReader, RefusalRecorder, type Principal } from '@keyledger/graphql';
import { SessionCookies } from '@keyledger/access';
import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What a request with a session cookie sends along; a form on another site cannot (Fetch: no simple header). */
export const CSRF_HEADER = 'keyledger-csrf';

export type Admitted =
  | { readonly principal: Principal }
  | { readonly refused: 'UNAUTHENTICATED' | 'PasswordChangeRequired' | 'Forbidden' };

/** Who uploads, and whether they may: owners and admins of the whole organization. */
@Injectable()
export class ImportCaller {
  constructor(
    private readonly principals: PrincipalReader,
    private readonly cookies: SessionCookies,
    private readonly refusals: RefusalRecorder,
  ) {}

  async admit(request: FastifyRequest, correlationId: string): Promise<Admitted> {
    const bearer = /^Bearer ([\w.~+/-]{1,512}=*)$/i.exec(request.headers.authorization ?? '')?.[1];
    const cookie = request.cookies[this.cookies.cookie.name];
    if (bearer === undefined && cookie !== undefined && request.headers[CSRF_HEADER] !== '1') {
      return { refused: 'Forbidden' };
    }
    const principal = await this.principals.read(bearer === undefined ? { cookie } : { bearer });
    if (!principal) return { refused: 'UNAUTHENTICATED' };
    if (principal.mustChangePassword) return { refused: 'PasswordChangeRequired' };
    const { role, departmentIds } = principal;
    if ((role === 'OWNER' || role === 'ADMIN') && departmentIds === null) return { principal };
    const code = 'Forbidden';
    await this.refusals.record({ principal, correlationId, action: 'importEmployees', code });
    return { refused: code };
  }
}
