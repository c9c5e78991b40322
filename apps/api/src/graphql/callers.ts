import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CORRELATION_HEADER, correlationIdFrom, correlationIdOf } from '@keyledger/process';
import type { Caller } from './request-context.factory.js';

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function callerFrom(
  headers: IncomingHttpHeaders,
  sessionCookie: string,
  network: string,
  correlationId: string,
): Caller {
  return {
    cookie: fastifyCookie.parse(headers.cookie ?? '')[sessionCookie],
    authorization: headers.authorization,
    acceptLanguage: headers['accept-language'],
    userAgent: headers['user-agent'],
    minPosition: textOf(headers['keyledger-min-position']),
    network,
    correlationId,
  };
}

/** Who asks over HTTP; cookies go out with the reply. */
export function httpCaller(
  request: FastifyRequest,
  reply: FastifyReply,
  { sessionCookie, deviceCookie = '' }: { sessionCookie: string; deviceCookie?: string },
): Caller {
  const correlationId = correlationIdOf(request);
  return {
    device: request.cookies[deviceCookie],
    ...callerFrom(request.headers, sessionCookie, request.ip, correlationId),
    setCookie: (name, value, attributes) => void reply.setCookie(name, value, attributes),
  };
}

/** Who asks over a WebSocket, by the request that opened it. */
export function socketCaller(
  request: IncomingMessage,
  sessionCookie: string,
  addressOf: (request: IncomingMessage) => string,
): Caller {
  const correlationId = correlationIdFrom(request.headers[CORRELATION_HEADER]);
  return callerFrom(request.headers, sessionCookie, addressOf(request), correlationId);
}
