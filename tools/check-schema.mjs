/**
 * The schema of the built code against what is committed: no drift, nothing broken that was released, everything
 * described, an access rule on every operation, every sentence in both languages.
 */
import { existsSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { builtApplication } from './built-application.mjs';
import { PRINTED, RELEASED } from './schema-files.mjs';

const { graphql, schema } = await builtApplication();
const faults = [];
const fault = (kind, places) => places.forEach((place) => faults.push(`${kind}: ${place}`));
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
const committed = read(PRINTED);
if (printed !== committed) {
  const before = new Set((committed ?? '').split('\n'));
  const after = new Set(printed.split('\n'));
  faults.push('drift: apps/api/schema.graphql is not what the code serves; run `npm run schema`');
  fault('  only in the code', [...after].filter((line) => !before.has(line)).slice(0, 20));
  fault('  only in the file', [...before].filter((line) => !after.has(line)).slice(0, 20));
}

const released = read(RELEASED);
if (released === null) {
  faults.push('released: no schema was released yet; run `npm run schema -- --release`');
} else {
  const promised = buildSchema(released);
  fault(
    'breaking',
    findBreakingChanges(promised, schema).map(({ description }) => description),
  );
  for (const { description } of findDangerousChanges(promised, schema)) {
    console.log(`may surprise clients: ${description}`);
  }
}

fault('without a description', graphql.undescribed(schema));
fault('without an access rule', graphql.operationsWithoutRule(schema));
fault('message', graphql.Messages.gaps());

console.log(faults.join('\n'));
process.exit(faults.length > 0 ? 1 : 0);
