/**
 * Receivers of webhooks in a process of their own, as downstream systems are: each counts what comes and answers 204.
 * Prints its port, then, each time it is asked on standard input, `{ "<position of the event>": [arrival, …] }`.
 */
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const arrivals = new Map();

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const arrived = Date.now();
    response.writeHead(204).end();
    const id = request.headers['webhook-id'];
    const known = arrivals.get(id);
    if (known) known.push(arrived);
    else arrivals.set(id, [arrived]);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));

createInterface({ input: process.stdin }).on('line', () => {
  console.log(JSON.stringify(Object.fromEntries(arrivals)));
  arrivals.clear();
});
process.stdin.on('end', () => process.exit(0));
