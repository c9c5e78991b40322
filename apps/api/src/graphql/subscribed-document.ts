import {
  badRequest,
  documentNotFound,
  documentNotTrusted,
  documentsNotSupported,
} from '@keyledger/graphql';
import type { TrustedDocuments } from '@keyledger/graphql';
import { GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';

export interface DocumentRules {
  readonly trusted: TrustedDocuments | null;
  readonly maxTokens: number;
  /** Whether messages may name fields that the caller may have meant. */
  readonly suggest: boolean;
}

/** What Apollo does over HTTP where introspection is off. */
const unsuggesting = ({ message }: GraphQLError) => message.replace(/ Did you mean .+$/s, '');

function validated(text: string, schema: GraphQLSchema, rules: DocumentRules): DocumentNode {
  try {
    const document = parse(text, { maxTokens: rules.maxTokens });
    const [fault] = validate(schema, document);
    if (!fault) return document;
    throw fault;
  } catch (fault) {
    if (!(fault instanceof GraphQLError)) throw fault;
    throw badRequest(rules.suggest ? fault.message : unsuggesting(fault));
  }
}

function textNamed(persistedQuery: unknown, trusted: TrustedDocuments | null): string {
  if (!trusted) throw documentsNotSupported();
  const { sha256Hash } = persistedQuery as { sha256Hash?: unknown };
  const text = trusted.textOf(String(sha256Hash));
  if (text === undefined) throw documentNotFound();
  return text;
}

/**
 * The validated document of a subscription, named as over HTTP: by its text, or by `extensions.persistedQuery.sha256Hash`
 * beside an empty one, which the protocol asks for.
 * @throws BAD_REQUEST, PERSISTED_QUERY_NOT_FOUND, PERSISTED_QUERY_NOT_SUPPORTED, DOCUMENT_NOT_TRUSTED
 */
export function subscribedDocument(
  { query, extensions }: Pick<SubscribePayload, 'query' | 'extensions'>,
  schema: GraphQLSchema,
  rules: DocumentRules,
): DocumentNode {
  const { trusted } = rules;
  const persistedQuery = query ? null : extensions?.['persistedQuery'];
  const text = persistedQuery ? textNamed(persistedQuery, trusted) : query;
  const document = trusted?.documentWith(text);
  if (document) return document;
  if (trusted?.only) throw documentNotTrusted();
  return validated(text, schema, rules);
}
