import type { ApolloServerPlugin } from '@apollo/server';
import { Messages, type Problem, type RequestContext } from '@keyledger/graphql';

/**
 * Inputs are checked where nobody knows who asks, so their problem comes in the product's language: here it is said again
 * in the caller's.
 */
export function callersLanguagePlugin(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue }) => {
        // Where the context itself was refused, there is no caller.
        const locale = (contextValue as RequestContext | undefined)?.locale;
        if (!locale) return;
        for (const { extensions } of errors) {
          const problem = extensions['problem'] as Problem | undefined;
          if (!problem) continue;
          const params = Object.fromEntries(problem.params.map(({ name, value }) => [name, value]));
          const { code, retryAfter } = problem;
          const key = `problem.${code}`;
          extensions['problem'] = {
            ...problem,
            message: Messages.render(locale, key, { ...params, retryAfter: retryAfter ?? 0 }),
          };
        }
      },
    }),
  };
}
