import { Configuration } from '@keyledger/configuration';
import { LOCALES, newId, type Locale } from '@keyledger/kernel';
import { negotiateLocale, PrincipalReader, type Principal } from '@keyledger/graphql';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionCookies } from '../session-cookies.js';
import { PageCookies } from './cookies.js';
import { CsrfTokens } from './csrf.js';
import { formText } from './form/form-text.js';
import { html, type Html } from './html.js';
import { isForeignOrigin } from './is-foreign-origin.js';

export const CSRF_FIELD = 'csrf';
const CORRELATION_HEADER = 'x-correlation-id';

/** One request for a page: who comes, in which language, and what its forms have to carry. */
export interface PageVisit {
  readonly locale: Locale;
  readonly principal: Principal | null;
  /** The hidden field that every form holds. */
  readonly csrfField: Html;
  readonly correlationId: string;
}

@Injectable()
export class PageVisits {
  constructor(
    private readonly principals: PrincipalReader,
    private readonly session: SessionCookies,
    private readonly cookies: PageCookies,
    private readonly csrf: CsrfTokens,
    private readonly configuration: Configuration,
  ) {}

  async open(request: FastifyRequest, reply: FastifyReply): Promise<PageVisit> {
    const cookie = request.cookies[this.session.cookie.name];
    const principal = await this.principals.read({ cookie });
    const token = this.csrf.tokenFor(this.seed(request, reply), principal?.sessionId ?? null);
    return {
      locale: this.locale(request, reply, principal),
      principal,
      csrfField: html`<input type="hidden" name="${CSRF_FIELD}" value="${token}" />`,
      correlationId: String(reply.getHeader(CORRELATION_HEADER) ?? newId()),
    };
  }

  /** Whether a submitted form came from one of our pages in this browser. */
  isOurs(request: FastifyRequest, { principal }: PageVisit): boolean {
    if (isForeignOrigin(request.headers, this.configuration.http.publicUrl)) return false;
    const seed = this.cookies.read(request, this.cookies.csrf);
    return this.csrf.accepts(
      formText(request, CSRF_FIELD, 128),
      seed,
      principal?.sessionId ?? null,
    );
  }

  private seed(request: FastifyRequest, reply: FastifyReply): string {
    const known = this.cookies.read(request, this.cookies.csrf);
    if (this.csrf.isSeed(known)) return known;
    const seed = this.csrf.newSeed();
    this.cookies.set(reply, this.cookies.csrf, seed);
    return seed;
  }

  private locale(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal | null,
  ): Locale {
    const { language } = this.cookies;
    const wanted = localeNamed((request.query as { lang?: unknown }).lang);
    if (wanted) this.cookies.set(reply, language, wanted);
    return (
      wanted ??
      localeNamed(this.cookies.read(request, language)) ??
      negotiateLocale(request.headers['accept-language'], principal?.locale ?? null)
    );
  }
}

function localeNamed(name: unknown): Locale | undefined {
  return LOCALES.find((locale) => locale === name);
}
