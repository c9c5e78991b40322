import type { BuildSchemaOptions } from '@nestjs/graphql';
import { DateTime, declaredImplementations, definedProblemTypes } from '@keyledger/graphql';

/** How the schema is made from the classes, wherever it is made. */
export function buildSchemaOptions(): BuildSchemaOptions {
  return {
    scalarsMap: [{ type: Date, scalar: DateTime }],
    // Problems that only `allowedActions` answers stand in no union, and history entries in no field.
    orphanedTypes: [...definedProblemTypes(), ...declaredImplementations()],
  };
}
