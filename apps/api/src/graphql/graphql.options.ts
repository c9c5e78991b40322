import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloDriver } from '@nestjs/apollo';
import {
  DEFAULT_LIMITS,
  OperationExecutor,
  OperationGuard,
  PrincipalReader,
  RefusalRecorder,
  answerDeniedFields,
  apolloDocuments,
  errorFormatter,
  executingGateway,
  guardPlugin,
  readPlainFields,
} from '@keyledger/graphql';
import type { RateLimits } from '@keyledger/graphql';
import { ReadPositions } from '@keyledger/projections';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { DEFAULT_RATES, GRAPHQL_PATH, SESSION_COOKIE } from '../api-options.js';
import type { ApiOptions } from '../api-options.js';
import { clientAddresses } from '../http/client-address.js';
import { currentCorrelationId } from '@keyledger/process';
import { buildSchemaOptions } from '../schema/build-schema-options.js';
import { checkSchema } from '../schema/check-schema.js';
import { httpCaller } from './callers.js';
import { callersLanguagePlugin } from './callers-language.plugin.js';
import { operationMetricsPlugin } from './operation-metrics.plugin.js';
import { RequestContextFactory } from './request-context.factory.js';
import { subscriptionHandlers } from './subscriptions.js';
import { trustedDocumentsOf } from './trusted-documents-of.js';

/** What of the application the GraphQL endpoint is made of. */
export interface GraphqlParts {
  readonly principals: PrincipalReader;
  readonly positions: ReadPositions | null;
  readonly refusals: RefusalRecorder | null;
  readonly rateLimits: RateLimits;
}

/** Nest passes on what it does not know, and Apollo takes an executor from a gateway only. */
type GraphqlOptions = ApolloDriverConfig & {
  readonly gateway: ReturnType<typeof executingGateway>;
};

/** How Apollo is set up: no batches, CSRF prevention on, nothing told that the configuration does not open. */
export function graphqlOptions(api: ApiOptions, parts: GraphqlParts): GraphqlOptions {
  const limits = { ...DEFAULT_LIMITS, ...api.operationLimits };
  const sessionCookie = api.sessionCookie ?? SESSION_COOKIE;
  const guard = new OperationGuard(limits, parts.positions, parts.refusals);
  const rate = api.rates?.principal ?? DEFAULT_RATES.principal;
  const contexts = new RequestContextFactory(parts.principals, parts.rateLimits, rate);
  const formatError = errorFormatter({
    correlationId: currentCorrelationId,
    onUnexpected: (error) => api.logger.error({ err: error }, 'operation failed'),
  });
  let served: GraphQLSchema | undefined;
  const schema = () => {
    if (!served) throw new Error('The schema is not built yet');
    return served;
  };
  const trusted = trustedDocumentsOf(api);
  const executor = new OperationExecutor(api.execution);
  return {
    driver: ApolloDriver,
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    buildSchemaOptions: buildSchemaOptions(),
    transformSchema: (schema) => {
      checkSchema(schema);
      served = answerDeniedFields(readPlainFields(schema));
      trusted?.prepare(served, limits);
      return served;
    },
    context: (request: FastifyRequest, reply: FastifyReply) =>
      contexts.create(
        httpCaller(request, reply, { sessionCookie, deviceCookie: api.deviceCookie }),
      ),
    gateway: executingGateway(schema, executor),
    plugins: [
      guardPlugin(guard),
      callersLanguagePlugin(),
      operationMetricsPlugin(api.metrics),
      // It would wrap every field of the schema; answers say `no-store` in any case.
      ApolloServerPluginCacheControlDisabled(),
    ],
    formatError,
    autoTransformHttpErrors: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    introspection: api.introspection,
    hideSchemaDetailsFromClientErrors: !api.introspection,
    includeStacktraceInErrorResponses: false,
    graphiql: api.landingPage ?? false,
    parseOptions: { maxTokens: limits.maxTokens },
    ...apolloDocuments(trusted),
    subscriptions: {
      'graphql-ws': subscriptionHandlers({
        schema,
        trusted,
        contexts,
        principals: parts.principals,
        guard,
        formatError,
        sessionCookie,
        addressOf: clientAddresses(api.trustedProxies ?? []),
        allowedOrigins: [
          ...(api.publicUrl ? [new URL(api.publicUrl).origin] : []),
          ...(api.allowedOrigins ?? []),
        ],
        maxTokens: limits.maxTokens,
        suggest: api.introspection,
      }),
    },
  };
}
