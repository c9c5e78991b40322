import type { BuildSchemaOptions } from '@nestjs/graphql';
import { DateTime, definedProblemTypes } from '@keyledger/graphql';

/** How the schema is made from the classes, wherever it is made. */
export function buildSchemaOptions(): BuildSchemaOptions {
  return {
    scalarsMap: [{ type: Date, scalar: DateTime }],
    // Problems that only `allowedActions` answers stand in no union.
    orphanedTypes: [...definedProblemTypes()],
  };
}
