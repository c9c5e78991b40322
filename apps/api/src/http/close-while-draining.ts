import type { Readiness } from '@keyledger/process';
import type { FastifyInstance } from 'fastify';

/**
 * Once the drain has begun, an answer ends its connection (RFC 9112 §9.6): one that was kept open for a next request would
 * keep the whole process for as long as the drain may take.
 */
export function closeWhileDraining(fastify: FastifyInstance, readiness: Readiness): void {
  fastify.addHook('onSend', async (_request, reply) => {
    if (readiness.isDraining) void reply.header('connection', 'close');
  });
}
