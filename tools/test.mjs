/**
 * `npm test [-- jest arguments]`: builds what tests start as processes of their own, runs Jest, and ends with each skipped
 * test by name and what it needs, each failed one by name and reason, and a line of counts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './workspaces.mjs';

const require = createRequire(import.meta.url);

function run(args, env = {}) {
  const { status, error } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  if (error) throw error;
  return status ?? 1;
}

function tellOutcome(file) {
  const { passed, failed, skipped } = JSON.parse(readFileSync(file, 'utf8'));
  for (const { name, file, needs } of skipped) {
    console.log(
      `skipped: ${name} (${file}) ${needs ? `needs ${needs}` : 'says not what it needs'}`,
    );
  }
  for (const { name, file, reason } of failed) console.log(`failed: ${name} (${file}): ${reason}`);
  console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
}

const built = run([join(root, 'tools/build.mjs')]);
if (built !== 0) process.exit(built);

const folder = mkdtempSync(join(tmpdir(), 'keyledger-outcome-'));
const outcome = join(folder, 'outcome.json');
try {
  process.exitCode = run([require.resolve('jest/bin/jest'), ...process.argv.slice(2)], {
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`,
    KEYLEDGER_TEST_OUTCOME: outcome,
  });
  // Jest that could not even begin writes none.
  if (existsSync(outcome)) tellOutcome(outcome);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
