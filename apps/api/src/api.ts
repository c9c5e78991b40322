import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { fastifyCookie } from '@fastify/cookie';
import { fastifyFormbody } from '@fastify/formbody';
import { fastifyMultipart } from '@fastify/multipart';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { InProcessRateLimits, lostAccessRules } from '@keyledger/graphql';
import { SystemClock } from '@keyledger/kernel';
import { correlate, logRequests, NestLogger, Readiness } from '@keyledger/process';
import type { FastifyInstance } from 'fastify';
import { DEFAULT_RATES, GRAPHQL_PATH } from './api-options.js';
import type { ApiOptions } from './api-options.js';
import { ApiModule } from './api.module.js';
import { inputValidation } from './graphql/input-validation.js';
import { closeWhileDraining } from './http/close-while-draining.js';
import { limitNetwork } from './http/limit-network.js';
import { refuseCrossSite } from './http/refuse-cross-site.js';
import { secureHeaders } from './http/security-headers.js';

const MIB = 1024 * 1024;

export interface Api {
  readonly app: NestFastifyApplication;
  /** Starts to serve. @returns the address, `http://127.0.0.1:3000`. */
  listen(port: number, host?: string): Promise<string>;
  /** Answers "not ready", lets running requests finish, then closes every module; safe to call twice. */
  close(): Promise<void>;
}

function checkAccessRules(app: NestFastifyApplication): void {
  const classes = new Set(
    [...app.get(ModulesContainer).values()].flatMap((module) =>
      [...module.providers.values()].map(({ metatype }) => metatype as object | null),
    ),
  );
  const { schema } = app.get(GraphQLSchemaHost);
  const lost = lostAccessRules(schema, (target) => classes.has(target));
  if (lost.length > 0) throw new Error(`Access rules that the schema lost: ${lost.join(', ')}`);
}

/**
 * The api: GraphQL, health, metrics, and whatever pages and uploads its modules bring, on one port.
 * @throws when an operation has no access rule, a message lacks a language, or a provider is missing.
 */
export async function createApi(options: ApiOptions): Promise<Api> {
  const { logger, metrics, publicUrl } = options;
  const readiness = new Readiness(options.health);
  const rateLimits = options.rateLimits ?? new InProcessRateLimits(new SystemClock());
  const proxies = options.trustedProxies ?? [];
  const adapter = new FastifyAdapter({
    logger: false,
    trustProxy: proxies.length > 0 ? [...proxies] : false,
    bodyLimit: options.bodyLimit ?? MIB,
    routerOptions: { maxParamLength: 512 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.of(options, rateLimits, readiness),
    adapter,
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  const origins = [
    ...(publicUrl ? [new URL(publicUrl).origin] : []),
    ...(options.allowedOrigins ?? []),
  ];
  correlate(fastify);
  closeWhileDraining(fastify, readiness);
  logRequests(fastify, logger, metrics);
  secureHeaders(fastify, {
    https: publicUrl?.startsWith('https:') ?? false,
    landingPage: options.landingPage ? GRAPHQL_PATH : null,
  });
  limitNetwork(fastify, rateLimits, options.rates?.network ?? DEFAULT_RATES.network);
  refuseCrossSite(fastify, origins);
  await fastify.register(fastifyCookie);
  await fastify.register(fastifyFormbody);
  await fastify.register(fastifyMultipart, {
    limits: {
      fileSize: options.uploadLimit ?? 64 * MIB,
      files: 1,
      fields: 10,
      fieldSize: 64 * 1024,
    },
  });
  app.useGlobalPipes(inputValidation());
  await app.init();
  checkAccessRules(app);
  await fastify.ready();

  let closing: Promise<void> | undefined;
  return {
    app,
    listen: async (port, host = '127.0.0.1') => {
      await app.listen(port, host);
      return app.getUrl();
    },
    close: () =>
      (closing ??= (async () => {
        readiness.startDraining();
        if (options.drainDelay) await pause(options.drainDelay);
        await app.close();
      })()),
  };
}
