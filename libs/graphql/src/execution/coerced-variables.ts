import { GraphQLScalarType, Kind, visit } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';

const COERCED = new GraphQLScalarType({
  name: 'Coerced__',
  description: 'What was coerced before.',
});

/**
 * A document and schema whose variables are taken as they are. graphql-jit coerces by rules of its own (a field of an
 * input that has a default must be given all the same); here graphql-js does it, once, before.
 */
export function withCoercedVariables(schema: GraphQLSchema, document: DocumentNode) {
  return {
    document: visit(document, {
      VariableDefinition: ({ variable }) => ({
        kind: Kind.VARIABLE_DEFINITION,
        variable,
        type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED.name } },
      }),
    }) as DocumentNode,
    schema: Object.create(schema, {
      getType: {
        value: (name: string) => (name === COERCED.name ? COERCED : schema.getType(name)),
      },
    }) as GraphQLSchema,
  };
}
