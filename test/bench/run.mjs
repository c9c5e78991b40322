/**
 * `npm run bench -- <case> …`: measures ours against the peer in one run, on the same PostgreSQL, and prints one JSON
 * line a case: `{"case","ours","peer","ratio","unit","n","conditions"}`; a bigger `ratio` is better. Without a name it
 * lists the cases. A case is a file in `cases/` that exports `run(): Promise<object>`.
 */
import { readdirSync } from 'node:fs';

const folder = new URL('./cases/', import.meta.url);
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -'.mjs'.length));

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !cases.includes(name));
if (wanted.length === 0 || unknown.length > 0) {
  console.error(`Usage: npm run bench -- <case> …, one of: ${cases.join(', ')}`);
  process.exit(2);
}
for (const name of wanted) {
  const { run } = await import(new URL(`${name}.mjs`, folder));
  console.log(JSON.stringify({ case: name, ...(await run()) }));
}
