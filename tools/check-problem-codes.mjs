/**
 * Every reason that the sources give (`reject('Code'`, `defineProblem('Code'`) is in the registry of problem codes,
 * is used somewhere, and has a sentence in both languages.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtApplication } from './built-application.mjs';
import { packages, root } from './workspaces.mjs';

const GIVEN = /\b(?:reject|defineProblem|defineStockProblem)\(\s*'([A-Za-z]+)'/g;

function* sourcesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'testing') yield* sourcesUnder(path);
    else if (entry.isFile() && /(?<!\.spec)\.ts$/.test(entry.name)) yield path;
  }
}

const { graphql } = await builtApplication();
const used = new Map();
const mentioned = new Set();
for (const { folder } of packages()) {
  for (const file of sourcesUnder(join(root, folder, 'src'))) {
    if (file.endsWith('problem-codes.ts')) continue;
    const text = readFileSync(file, 'utf8');
    for (const [, code] of text.matchAll(GIVEN)) used.set(code, file.slice(root.length));
    for (const [, word] of text.matchAll(/'([A-Z][A-Za-z]+)'/g)) mentioned.add(word);
  }
}

const faults = [];
for (const [code, file] of used) {
  if (!graphql.isProblemCode(code)) faults.push(`${code} (${file}) is not in problem-codes.ts`);
  else if (!graphql.Messages.has(`problem.${code}`)) {
    faults.push(`${code} (${file}) has no message problem.${code}`);
  }
}
for (const code of Object.keys(graphql.PROBLEM_CODES)) {
  if (!mentioned.has(code)) faults.push(`${code} is in problem-codes.ts, and nothing gives it`);
}

console.log(faults.join('\n'));
process.exit(faults.length > 0 ? 1 : 0);
