/**
 * `npm run check`: types, lint, format, boundaries, schema, public events, problem codes. Runs everything, says what each step took,
 * shows the output of all that failed, and exits 1 when any did. `npm run check -- lint types` runs only those.
 * A second run lints only files that changed; a rule that asks for a type of another file may see it the next time only.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from './workspaces.mjs';

const tool = (name, ...args) => [join(root, 'node_modules', name), ...args];
/** What a second run may go by; a clean checkout has none. */
const cache = (name) => join(root, 'node_modules/.cache/check', name);
const own = (name, ...args) => [join(root, 'tools', name), ...args];

/** The longest first, so that nothing long is left alone at the end. `after` waits for another step to succeed. */
const steps = [
  {
    name: 'lint',
    run: tool('eslint/bin/eslint.js', '.', '--cache', '--cache-location', cache('eslint')),
  },
  {
    name: 'types',
    run: tool(
      'typescript/bin/tsc',
      '-p',
      'tsconfig.json',
      '--incremental',
      '--tsBuildInfoFile',
      cache('types'),
    ),
  },
  {
    name: 'boundaries',
    after: 'build',
    run: tool(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      'apps',
      'libs',
      '--config',
      '.dependency-cruiser.cjs',
    ),
  },
  { name: 'build', run: own('build.mjs') },
  {
    name: 'format',
    run: tool(
      'prettier/bin/prettier.cjs',
      '--check',
      '--cache',
      '--cache-location',
      cache('format'),
      '--log-level',
      'warn',
      '.',
    ),
  },
  { name: 'schema', after: 'build', run: own('check-schema.mjs') },
  { name: 'public events', after: 'build', run: own('check-public-events.mjs') },
  { name: 'problem codes', after: 'build', run: own('check-problem-codes.mjs') },
];

function execute(args) {
  return new Promise((resolve) => {
    const output = [];
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env,
    });
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code) =>
      resolve({ ok: code === 0, output: Buffer.concat(output).toString('utf8').trim() }),
    );
  });
}

const wanted = process.argv.slice(2);
const chosen = new Set(wanted.length > 0 ? wanted : steps.map(({ name }) => name));
for (const name of wanted) {
  const step = steps.find((each) => each.name === name);
  if (!step) {
    console.error(`No step ${name}; there are ${steps.map((each) => each.name).join(', ')}`);
    process.exit(2);
  }
  if (step.after) chosen.add(step.after);
}

const waiting = steps.filter(({ name }) => chosen.has(name));
const results = new Map();

async function work() {
  for (;;) {
    const next = waiting.findIndex(({ after }) => !after || results.has(after));
    if (next < 0) {
      if (waiting.length === 0) return;
      await new Promise((resolve) => setImmediate(resolve));
      continue;
    }
    const [step] = waiting.splice(next, 1);
    const from = Date.now();
    const blocked = step.after && !results.get(step.after).ok;
    const result = blocked
      ? { ok: false, output: `not run: ${step.after} failed` }
      : await execute(step.run);
    results.set(step.name, { step, ...result });
    const seconds = ((Date.now() - from) / 1000).toFixed(1);
    console.log(`${result.ok ? 'ok    ' : 'FAILED'}  ${step.name.padEnd(14)} ${seconds} s`);
  }
}

const lanes = Math.max(1, Math.min(2, availableParallelism()));
await Promise.all(Array.from({ length: lanes }, work));

const failed = [...results.values()].filter(({ ok }) => !ok);
for (const { step, output } of failed) console.log(`\n== ${step.name}\n${output}`);
for (const { step, ok, output } of results.values()) {
  if (ok && step.name === 'schema' && output) console.log(`\n${output}`);
}
process.exit(failed.length > 0 ? 1 : 0);
