import type { ApolloServerOptions } from '@apollo/server';
import { Kind } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { TrustedDocuments } from './trusted-documents.js';

type Options = Pick<ApolloServerOptions<object>, 'documentStore' | 'persistedQueries'>;

/** What stands in the place of a document that is refused without being looked at: it has no operation. */
export const REFUSED_DOCUMENT: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/** Apollo's caches put a prefix before the id or hash that they look for. */
const withoutPrefix = (key: string) => key.slice(key.indexOf(':') + 1);

/**
 * Where Apollo looks for documents: those with an id in the manifest and nowhere else, so that no caller can store any
 * (Apollo's automatic persisted queries are off); and where only trusted ones are run, those with a text as well.
 */
export function apolloDocuments(trusted: TrustedDocuments | null): Options {
  if (!trusted) return { persistedQueries: false };
  const readOnly = { set: async () => undefined, delete: async () => false };
  return {
    persistedQueries: {
      cache: { ...readOnly, get: async (key) => trusted.textOf(withoutPrefix(key)) },
    },
    documentStore: trusted.only
      ? {
          ...readOnly,
          get: async (key) => trusted.documentOf(withoutPrefix(key)) ?? REFUSED_DOCUMENT,
        }
      : undefined,
  };
}
