/**
 * `npm run schema`: prints the schema of the built code to apps/api/schema.graphql.
 * `-- --release` also makes it the one that clients are promised; that takes an ADR when it breaks anything.
 */
import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { builtApplication } from './built-application.mjs';
import { PRINTED, RELEASED } from './schema-files.mjs';

const { schema } = await builtApplication();
const text = `${printSchema(lexicographicSortSchema(schema))}\n`;
writeFileSync(PRINTED, text);
if (process.argv.includes('--release')) writeFileSync(RELEASED, text);
