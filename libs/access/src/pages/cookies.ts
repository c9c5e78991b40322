import { Configuration } from '@keyledger/configuration';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import '@fastify/cookie';

const YEAR = 365 * 24 * 3_600;
const QUARTER_HOUR = 900;

/** The pages' own cookies, beside the session's. */
export interface PageCookie {
  readonly name: string;
  readonly path: string;
  /** Seconds; undefined: until the browser closes. */
  readonly maxAge: number | undefined;
}

/** Which cookies there are: over https each with the prefix that keeps other hosts from setting it. */
@Injectable()
export class PageCookies {
  /** What the forms' tokens are bound to. */
  readonly csrf: PageCookie;
  readonly language: PageCookie;
  /** A set-password link's token between its landing and its form. */
  readonly link: PageCookie;
  /** The set-up link's, likewise. */
  readonly setup: PageCookie;
  private readonly secure: boolean;

  constructor({ http }: Configuration) {
    this.secure = http.publicUrl.startsWith('https:');
    const ofHost = (name: string, maxAge?: number) => this.named('__Host-', name, '/', maxAge);
    this.csrf = ofHost('keyledger_csrf');
    this.language = ofHost('keyledger_language', YEAR);
    this.link = this.ofPath('keyledger_link', '/set-password', QUARTER_HOUR);
    this.setup = this.ofPath('keyledger_setup', '/setup', 4 * QUARTER_HOUR);
  }

  /** A cookie that only pages under a path get, of whichever context. @param maxAge seconds. */
  ofPath(name: string, path: string, maxAge: number): PageCookie {
    return this.named('__Secure-', name, path, maxAge);
  }

  read(request: FastifyRequest, { name }: PageCookie): string | undefined {
    return request.cookies[name];
  }

  /** Lax, not Strict: who comes from a link in a mail must still have them at the page it leads to. */
  set(reply: FastifyReply, { name, path, maxAge }: PageCookie, value: string): void {
    const attributes = { path, httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
    reply.setCookie(name, value, { ...attributes, maxAge });
  }

  clear(reply: FastifyReply, cookie: PageCookie): void {
    this.set(reply, { ...cookie, maxAge: 0 }, '');
  }

  private named(
    prefix: '__Host-' | '__Secure-',
    name: string,
    path: string,
    maxAge: number | undefined,
  ): PageCookie {
    return { name: this.secure ? `${prefix}${name}` : name, path, maxAge };
  }
}
