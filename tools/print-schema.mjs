/**
 * `npm run schema`: prints the schema of the built code to apps/api/schema.graphql, and that
 * of public events beside it.
 * `-- --release` also makes them the ones that clients are promised; that takes an ADR when it breaks anything.
 */
import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { builtApplication, builtContract } from './built-application.mjs';
import {
  ASYNC_API,
  PRINTED,
  PUBLIC_EVENTS,
  RELEASED,
  RELEASED_PUBLIC_EVENTS,
} from './schema-files.mjs';

const { schema } = await builtApplication();
const text = `${printSchema(lexicographicSortSchema(schema))}\n`;
writeFileSync(PRINTED, text);
if (process.argv.includes('--release')) writeFileSync(RELEASED, text);

const { publicEvents, asyncApi } = await builtContract();
writeFileSync(PUBLIC_EVENTS, publicEvents);
writeFileSync(ASYNC_API, asyncApi);
if (process.argv.includes('--release')) writeFileSync(RELEASED_PUBLIC_EVENTS, publicEvents);
