import type { FastifyInstance } from 'fastify';

export interface SecurityHeaderOptions {
  /** The product is reached over https: browsers are told to stay there. */
  readonly https: boolean;
  /** Where the GraphQL landing page is served, if it is: it loads its scripts from elsewhere. */
  readonly landingPage: string | null;
}

const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const LANDING =
  "default-src 'self' 'unsafe-inline' data: https://esm.sh https://unpkg.com; worker-src 'self' blob:; connect-src 'self'; frame-ancestors 'none'";

/** Headers that every response carries unless its route set its own (pages have a policy of their own). */
export function secureHeaders(fastify: FastifyInstance, options: SecurityHeaderOptions): void {
  fastify.addHook('onSend', async (request, reply) => {
    const isLanding = request.method === 'GET' && request.routeOptions.url === options.landingPage;
    const headers: Record<string, string> = {
      'content-security-policy': isLanding ? LANDING : NOTHING,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
      'cache-control': 'no-store',
      ...(options.https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    };
    for (const [name, value] of Object.entries(headers)) {
      if (!reply.hasHeader(name)) void reply.header(name, value);
    }
  });
}
