import type { ApolloServerOptions } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { OperationExecutor } from './operation-executor.js';

type Gateway = NonNullable<ApolloServerOptions<object>['gateway']>;

/** Apollo's interface for executors of others: Apollo parses, validates, guards and answers; the executor executes. */
export function executingGateway(
  schema: () => GraphQLSchema,
  executor: OperationExecutor,
): Gateway {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema(), coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({
      executor: ({ document, queryHash, operationName, request, context }) =>
        executor.execute({
          schema: schema(),
          document,
          hash: queryHash,
          operationName,
          variables: request.variables ?? {},
          context,
        }),
    }),
    stop: async () => undefined,
  };
}
