import { Messages, operationsWithoutRule } from '@keyledger/graphql';
import type { GraphQLSchema } from 'graphql';

/** The boot check: every operation has an access rule, every sentence its languages. @throws naming what lacks. */
export function checkSchema(schema: GraphQLSchema): void {
  const open = operationsWithoutRule(schema);
  if (open.length > 0) throw new Error(`Operations without an access rule: ${open.join(', ')}`);
  Messages.verify();
}
