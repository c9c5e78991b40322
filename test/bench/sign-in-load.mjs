/**
 * People who sign in one after the other over kept connections, in a process of its own. For each line on standard input,
 * `{ port, path, requests: [{ headers, body }], connections, seconds, expected }`, it sends the requests in turn and prints
 * `{ rate, p50, p99, made }`. An answer without `expected` in it ends the run.
 */
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { percentile } from './rounds.mjs';

async function round({ port, path, requests, connections, seconds, expected }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times = [];
  let next = 0;
  const start = performance.now();
  const until = start + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        const { headers, body } = requests[next++ % requests.length];
        const sent = performance.now();
        const answer = await post({ agent, port, path, headers }, body);
        if (!answer.includes(expected)) throw new Error(`Not signed in: ${answer}`);
        times.push(performance.now() - sent);
      }
    }),
  );
  const rate = (times.length * 1000) / (performance.now() - start);
  agent.destroy();
  const [p50, p99] = [0.5, 0.99].map((share) => percentile(times, share));
  return { rate, p50, p99, made: times.length };
}

function post({ agent, port, path, headers }, body) {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString()));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await round(JSON.parse(line))));
}
