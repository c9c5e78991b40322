import { AsyncLocalStorage } from 'node:async_hooks';
import { newId } from '@keyledger/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export const CORRELATION_HEADER = 'x-correlation-id';

/** Ours are UUIDs; others' are taken over when they can do no harm in a log or header. */
const ACCEPTED = /^[\w-]{8,64}$/;

const storage = new AsyncLocalStorage<string>();
const ids = new WeakMap<object, string>();

/** Of the request that is being answered, where there is one. */
export function currentCorrelationId(): string | null {
  return storage.getStore() ?? null;
}

/** @param header as a client or gateway sent it. */
export function correlationIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && ACCEPTED.test(header) ? header : newId();
}

export function correlationIdOf(request: FastifyRequest): string {
  const known = ids.get(request.raw);
  if (known) return known;
  const id = correlationIdFrom(request.headers[CORRELATION_HEADER]);
  ids.set(request.raw, id);
  return id;
}

/** Runs a piece of work under a correlation id, so that its log lines carry it. */
export function withCorrelationId<Result>(id: string, work: () => Result): Result {
  return storage.run(id, work);
}

/** Gives every request an id, in its log lines and its response. */
export function correlate(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const id = correlationIdOf(request);
    void reply.header(CORRELATION_HEADER, id);
    storage.run(id, done);
  });
  // The body arrives in the socket's own context, not in the one that onRequest opened.
  fastify.addHook('preValidation', (request, _, done) => {
    storage.run(correlationIdOf(request), done);
  });
}
