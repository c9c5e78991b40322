import type { FastifyInstance } from 'fastify';
import type { Logger } from '../logging/logger.js';
import type { Metrics } from '../metrics/metrics.js';
import { correlationIdOf } from './correlation.js';

/** One line a request: the route's pattern, never the raw path, which may hold a one-time link's secret. */
export function logRequests(fastify: FastifyInstance, logger: Logger, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? '(none)';
    const milliseconds = reply.elapsedTime;
    metrics.requestAnswered(request.method, route, reply.statusCode, milliseconds / 1000);
    const isProbe = route.startsWith('/health/') || route === '/metrics';
    logger[isProbe ? 'debug' : 'info'](
      {
        method: request.method,
        route,
        status: reply.statusCode,
        milliseconds: Math.round(milliseconds * 10) / 10,
        correlationId: correlationIdOf(request),
      },
      'answered',
    );
    done();
  });
}
