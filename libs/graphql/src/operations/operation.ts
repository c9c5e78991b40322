import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';

/** An operation that was parsed and validated, before it runs. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
}
