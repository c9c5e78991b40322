import type { FastifyReply } from 'fastify';
import { layout, type Page } from './layout.js';

const POLICY: readonly string[] = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

/**
 * Headers of every page. The referrer stays on the site: with `no-referrer` browsers would send `Origin: null` with
 * our own forms (Fetch, "append a request Origin header"), and the origin could not be checked.
 */
const HEADERS = {
  'content-security-policy': POLICY.join('; '),
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export async function sendPage(reply: FastifyReply, page: Page, status = 200): Promise<void> {
  const policy = page.framesStyledText ? [...POLICY, "style-src-attr 'unsafe-inline'"] : POLICY;
  await reply
    .code(status)
    .headers({ ...HEADERS, 'content-security-policy': policy.join('; ') })
    .type('text/html; charset=utf-8')
    .send(layout(page).markup);
}

/** To another of our pages, by GET. What led here may be a link that holds a secret: nobody is told. */
export async function sendTo(reply: FastifyReply, path: string): Promise<void> {
  const headers = { ...HEADERS, 'referrer-policy': 'no-referrer' };
  await reply.code(303).headers(headers).header('location', path).send('');
}

const STATUS: Readonly<Record<string, number>> = { RateLimited: 429, Busy: 503 };

/** The status of a page that shows a form again. */
export function statusOf(reply: FastifyReply, code: string, retryAfter: number | null): number {
  if (retryAfter !== null) void reply.header('retry-after', String(retryAfter));
  return STATUS[code] ?? 422;
}
