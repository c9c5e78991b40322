import type { FastifyRequest } from 'fastify';

/** A field of a submitted form, cut at `limit`; empty when it is missing or was sent more than once. */
export function formText(request: FastifyRequest, name: string, limit: number): string {
  const { body } = request;
  if (typeof body !== 'object' || body === null) return '';
  const value = Object.entries(body).find(([key]) => key === name)?.[1] as unknown;
  return typeof value === 'string' ? value.slice(0, limit) : '';
}
