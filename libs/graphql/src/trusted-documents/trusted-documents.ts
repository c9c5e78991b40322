import { createHash } from 'node:crypto';
import { GraphQLError, Kind, getVariableValues, parse, validate, visit } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { KnownOperations } from '../operations/operation-facts.js';
import { checkLimits } from '../operations/operation-limits.js';
import type { OperationLimits } from '../operations/operation-limits.js';
import { ManifestError } from './manifest.js';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Without what variables decide: everything that the document may ever select. */
function withoutConditions(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive: ({ name }) => (['skip', 'include'].includes(name.value) ? null : undefined),
  });
}

function defaultsOf(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode) {
  const withDefault = variableDefinitions.filter(({ defaultValue }) => defaultValue);
  return getVariableValues(schema, withDefault, {}).coerced ?? {};
}

/** @throws GraphQLError what is wrong with it first. */
function checked(text: string, schema: GraphQLSchema, limits: OperationLimits): DocumentNode {
  const document = parse(text, { maxTokens: limits.maxTokens });
  const [fault] = validate(schema, document);
  if (fault) throw fault;
  const whole = withoutConditions(document);
  const known = new KnownOperations(limits.maxFields);
  for (const definition of whole.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const variables = defaultsOf(schema, definition);
    const operation = { schema, document: whole, definition, variables };
    checkLimits(known.factsOf(operation), variables, limits);
  }
  return document;
}

/** The documents that clients registered beforehand, and whether there are others. */
export class TrustedDocuments {
  readonly #documents = new Map<string, DocumentNode>();

  /**
   * @param texts by their ids.
   * @param only whether any other document is refused.
   */
  constructor(
    private readonly texts: ReadonlyMap<string, string>,
    readonly only: boolean,
  ) {}

  /**
   * Parses and validates them, and checks their sizes by the variables' defaults; once, before anybody asks.
   * @throws ManifestError naming each document that the schema or the limits do not allow.
   */
  prepare(schema: GraphQLSchema, limits: OperationLimits): void {
    const problems: string[] = [];
    for (const [id, text] of this.texts) {
      try {
        const document = checked(text, schema, limits);
        this.#documents.set(hashOf(text), document).set(id, document);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        problems.push(`${id}: ${error.message}`);
      }
    }
    if (problems.length > 0) throw new ManifestError(problems);
  }

  textOf(id: string): string | undefined {
    return this.texts.get(id);
  }

  /** @param key a document's id, or the SHA-256 of its text in hex. */
  documentOf(key: string): DocumentNode | undefined {
    return this.#documents.get(key);
  }

  /** By its text, letter by letter. */
  documentWith(text: string): DocumentNode | undefined {
    return this.documentOf(hashOf(text));
  }
}
