import { networkPrefix, type Rate, type RateLimits } from '@keyledger/graphql';
import type { FastifyInstance } from 'fastify';

/** Refuses with 429 and `Retry-After` what comes too fast from one network; probes are never refused. */
export function limitNetwork(fastify: FastifyInstance, limits: RateLimits, rate: Rate): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const route = request.routeOptions.url ?? '';
    if (route.startsWith('/health/') || route === '/metrics') return undefined;
    const retryAfter = await limits.take(`network:${networkPrefix(request.ip)}`, rate);
    if (retryAfter === 0) return undefined;
    return reply
      .code(429)
      .header('retry-after', retryAfter)
      .send({
        errors: [
          { message: 'Too many requests', extensions: { code: 'RATE_LIMITED', retryAfter } },
        ],
      });
  });
}
