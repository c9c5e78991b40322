/**
 * Measures ours against a peer or a limit in one run and prints one JSON line a case; see `--help`. A case is a file in
 * `cases/` that exports `run(options): Promise<object>` and, where there is one, the `target` of its ratio.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeReport } from './write-report.mjs';

const folder = new URL('./cases/', import.meta.url);
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -'.mjs'.length));

const HELP = `Usage: npm run bench -- <case> … [--events <n>] [--accounts <n>]
       npm run bench -- all

Prints one line of JSON a case: {"case","ours","peer","ratio","target","spread","unit","n","conditions"}. A bigger ratio
is better; it is the median of five rounds, and the spread is its lowest and highest round. \`all\` runs every case, each
in a process of its own, and writes the table in docs/performance.md.

  --events <n>    how long the log is, for the cases that work on a long one
  --accounts <n>  how many accounts the list has, for the cases over one (1,000,000 take minutes and 4 GB to make)

Cases: ${cases.join(', ')}`;

const { values, positionals: wanted } = parseArgs({
  options: { events: { type: 'string' }, accounts: { type: 'string' }, help: { type: 'boolean' } },
  allowPositionals: true,
});
const sizes = ['events', 'accounts'].filter((size) => values[size]);
const options = Object.fromEntries(sizes.map((size) => [size, Number(values[size])]));
const all = wanted.length === 1 && wanted[0] === 'all';
if (values.help) {
  console.log(HELP);
} else if (wanted.length === 0 || (!all && wanted.some((name) => !cases.includes(name)))) {
  console.error(HELP);
  process.exitCode = 2;
} else if (all) {
  const lines = cases.map(inProcessOfItsOwn);
  await writeReport(lines);
  if (lines.some(({ error }) => error)) process.exitCode = 1;
} else {
  for (const name of wanted) {
    const { run, target } = await import(new URL(`${name}.mjs`, folder));
    console.log(JSON.stringify({ case: name, target, ...(await run(options)) }));
  }
}

/** One case leaves no warm code and no garbage behind for the next, and its failure stops none. */
function inProcessOfItsOwn(name) {
  const more = sizes.flatMap((size) => [`--${size}`, values[size]]);
  const script = fileURLToPath(import.meta.url);
  const { status, stdout } = spawnSync(
    process.execPath,
    [...process.execArgv, script, name, ...more],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const last = stdout.trim().split('\n').at(-1);
  const line = status === 0 ? JSON.parse(last) : { case: name, error: `ended with ${status}` };
  console.log(JSON.stringify(line));
  return line;
}
