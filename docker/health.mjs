/**
 * `node docker/health.mjs [live|ready]`: prints what the process in this container answers, and exits 0 when that is
 * good, 1 otherwise. The image has no curl, and needs none.
 */
const [probe = 'live'] = process.argv.slice(2);
const port = process.env.KEYLEDGER_PORT || 3000;

try {
  const answer = await fetch(`http://127.0.0.1:${port}/health/${probe}`, {
    signal: AbortSignal.timeout(3_000),
  });
  console.log(`${answer.status} ${await answer.text()}`);
  process.exitCode = answer.ok ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
