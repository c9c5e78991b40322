import type { ApolloServerPlugin } from '@apollo/server';
import type { Metrics } from '@keyledger/process';

/** Counts operations by kind and outcome. */
export function operationMetricsPlugin(metrics: Metrics): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ operation, response }) => {
        const errors = response.body.kind === 'single' ? response.body.singleResult.errors : [];
        const code = errors?.[0] ? String(errors[0].extensions?.['code'] ?? 'INTERNAL') : 'ok';
        metrics.operationAnswered(operation?.operation ?? 'unknown', code);
      },
    }),
  };
}
