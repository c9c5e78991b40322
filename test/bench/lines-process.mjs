import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * A script of this folder in a process of its own, which answers each line that it is given with one. The thread pool has
 * the size that the product's own launcher gives it.
 */
export function linesProcess(script, threads) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path], {
    env: { ...process.env, UV_THREADPOOL_SIZE: String(threads) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit');
  return {
    pid: child.pid,
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const answer = await Promise.race([once(lines, 'line'), ended.then(() => null)]);
      if (!answer) throw new Error(`${script} ended before it answered`);
      return JSON.parse(answer[0]);
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
