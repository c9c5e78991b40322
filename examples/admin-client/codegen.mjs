/**
 * Writes `src/generated/operations.ts`: a typed document for each operation of `src/operations.graphql`, checked
 * against the schema that the product serves. `--check` writes nothing and fails when the file would change.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';
import { format, resolveConfig } from 'prettier';

const at = (path) => new URL(path, import.meta.url);
const read = (path) => readFileSync(at(path), 'utf8');
const target = at('./src/generated/operations.ts');

const code = await codegen({
  filename: target.pathname,
  schema: parse(read('../../apps/api/schema.graphql')),
  documents: [
    { location: 'operations.graphql', document: parse(read('./src/operations.graphql')) },
  ],
  plugins: [{ operations: {} }, { documents: {} }],
  pluginMap: { operations: operationTypes, documents: typedDocuments },
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    avoidOptionals: { field: true },
    scalars: { DateTime: 'string', Position: 'string' },
  },
});
const options = await resolveConfig(target.pathname);
const written = await format(code, { ...options, parser: 'typescript' });

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== written) {
    console.error(
      'The generated operations drifted: run `npm run codegen -w @keyledger/admin-client`.',
    );
    process.exit(1);
  }
} else {
  writeFileSync(target, written);
}
