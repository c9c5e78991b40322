import type { ApolloServerPlugin } from '@apollo/server';
import { getVariableValues } from 'graphql';
import type { RequestContext } from '../access/request-context.js';
import { badRequest, documentNotTrusted } from '../errors/graphql-errors.js';
import { REFUSED_DOCUMENT } from '../trusted-documents/apollo-documents.js';
import type { OperationGuard } from './operation-guard.js';

/** Runs the guard once an operation, after validation, and puts `position` and `stale` on every response. */
export function guardPlugin(guard: OperationGuard): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
        if (document === REFUSED_DOCUMENT) throw documentNotTrusted();
        if (!operation) return;
        const { coerced, errors } = getVariableValues(
          schema,
          operation.variableDefinitions ?? [],
          request.variables ?? {},
        );
        if (errors) throw badRequest(errors[0]?.message ?? 'The variables do not fit');
        await guard.admit(
          { schema, document, definition: operation, variables: coerced },
          contextValue,
        );
      },
      willSendResponse: async ({ response, contextValue }) => {
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, ...contextValue.reading };
      },
    }),
  };
}
