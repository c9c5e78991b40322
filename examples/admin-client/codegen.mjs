/**
 * Writes `src/generated/operations.ts`: a typed document for each operation of `src/operations.graphql`, checked
 * against the schema that the product serves; and `trusted-documents.json`, the manifest by which a server runs them by
 * their ids. `--check` writes nothing and fails when a file would change.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { Kind, parse, print, separateOperations } from 'graphql';
import { format, resolveConfig } from 'prettier';

const at = (path) => new URL(path, import.meta.url);
const read = (path) => readFileSync(at(path), 'utf8');
const target = at('./src/generated/operations.ts');
const manifest = at('./trusted-documents.json');
const operations = parse(read('./src/operations.graphql'));

const code = await codegen({
  filename: target.pathname,
  schema: parse(read('../../apps/api/schema.graphql')),
  documents: [{ location: 'operations.graphql', document: operations }],
  plugins: [{ operations: {} }, { documents: {} }],
  pluginMap: { operations: operationTypes, documents: typedDocuments },
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    avoidOptionals: { field: true },
    scalars: { DateTime: 'string', Position: 'string' },
  },
});

/** In the form of Apollo's tools; an id is the SHA-256 of the text that the client would send. */
function trustedDocuments() {
  const listed = Object.entries(separateOperations(operations)).map(([name, document]) => {
    const body = print(document);
    const { operation } = document.definitions.find(
      ({ kind }) => kind === Kind.OPERATION_DEFINITION,
    );
    return { id: createHash('sha256').update(body).digest('hex'), name, type: operation, body };
  });
  return { format: 'apollo-persisted-query-manifest', version: 1, operations: listed };
}

const options = await resolveConfig(target.pathname);
const files = [
  [target, await format(code, { ...options, parser: 'typescript' })],
  [manifest, await format(JSON.stringify(trustedDocuments()), { ...options, parser: 'json' })],
];

if (process.argv.includes('--check')) {
  if (files.some(([file, written]) => readFileSync(file, 'utf8') !== written)) {
    console.error(
      'The generated operations drifted: run `npm run codegen -w @keyledger/admin-client`.',
    );
    process.exit(1);
  }
} else {
  for (const [file, written] of files) writeFileSync(file, written);
}
