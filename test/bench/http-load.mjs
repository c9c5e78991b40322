/**
 * Asks one question again and again over kept connections, in a process of its own, so that asking takes nothing from
 * whoever answers but its share of the machine. Starts a round for each line on standard input, `{ url, headers,
 * body, connections, seconds }`, and prints `{ answers, seconds, failures }`: a failure is any status but 200, or a body
 * of another length than the first one's. Responses have to say their length.
 */
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const HEAD_END = Buffer.from('\r\n\r\n');

function round({ url, headers, body, connections, seconds }) {
  const { port, host, pathname } = new URL(url);
  const lines = Object.entries({
    host,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(`POST ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
  const tally = { answers: 0, failures: 0, length: undefined };
  const start = performance.now();
  const until = start + seconds * 1000;
  const sockets = Array.from({ length: connections }, () =>
    asker(Number(port), request, until, tally),
  );
  return Promise.all(sockets).then(() => ({
    answers: tally.answers,
    failures: tally.failures,
    seconds: (performance.now() - start) / 1000,
  }));
}

function asker(port, request, until, tally) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let received = Buffer.alloc(0);
    socket.on('connect', () => socket.write(request));
    socket.on('error', reject);
    socket.on('close', resolve);
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const head = received.indexOf(HEAD_END);
      if (head < 0) return;
      const text = received.toString('latin1', 0, head);
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? NaN);
      if (Number.isNaN(length)) return reject(new Error(`A response without a length: ${text}`));
      if (received.length < head + HEAD_END.length + length) return;
      received = Buffer.alloc(0);
      tally.length ??= length;
      tally.answers += 1;
      if (!text.startsWith('HTTP/1.1 200') || length !== tally.length) tally.failures += 1;
      if (performance.now() < until) socket.write(request);
      else socket.end();
    });
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await round(JSON.parse(line))));
}
