import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a browser says that another site's page is behind this request (Fetch Metadata, else `Origin`).
 * Clients that are no browsers send neither.
 * @param allowed origins beside the request's own host.
 */
export function isCrossSite(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin !== undefined && allowed.includes(origin)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** Refuses writes that another site's page makes a browser send, beside GraphQL's own CSRF prevention. */
export function refuseCrossSite(fastify: FastifyInstance, allowed: readonly string[]): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (SAFE.has(request.method) || !isCrossSite(request.headers, allowed)) return undefined;
    return reply.code(403).send({ error: 'The request came from another site' });
  });
}
