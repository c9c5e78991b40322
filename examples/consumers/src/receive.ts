/**
 * Receives Keyledger's webhooks. PORT (0: any), WEBHOOK_SECRET: one or more, separated by spaces while they rotate.
 * Needs nothing but Node. Prints where it listens, then a line of JSON for each new event.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const secrets = (process.env['WEBHOOK_SECRET'] ?? '').split(' ').filter(Boolean);
const TOLERANCE_SECONDS = 300;
/** In real life: a table with a unique id, written in the transaction that does the event's work. */
const seen = new Set<string>();

/** Standard Webhooks 1.0: `v1,` and HMAC-SHA256 over id, second and the very bytes that came. */
function isGenuine(headers: IncomingMessage['headers'], body: Buffer): boolean {
  const id = String(headers['webhook-id']);
  const timestamp = String(headers['webhook-timestamp']);
  const offered = String(headers['webhook-signature']).split(' ');
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS)) return false;
  return secrets.some((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
    return offered.some((signature) => {
      const [version, text = ''] = signature.split(',');
      const given = Buffer.from(text, 'base64');
      return version === 'v1' && given.length === hmac.length && timingSafeEqual(given, hmac);
    });
  });
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    if (!isGenuine(request.headers, body)) {
      response.writeHead(401).end();
      return;
    }
    const event = JSON.parse(body.toString('utf8')) as {
      id: string;
      type: string;
      sequence?: string;
      data: { accountId?: string };
    };
    if (!seen.has(event.id)) {
      // Do the event's work here, and answer only once it is safe: what is answered is not sent again.
      const { id, type, sequence, data } = event;
      console.log(JSON.stringify({ id, type, accountId: data.accountId, sequence }));
      seen.add(id);
    }
    response.writeHead(204).end();
  });
});
server.listen(Number(process.env['PORT'] ?? 8080), '127.0.0.1', () => {
  console.log(`listening on ${(server.address() as AddressInfo).port}`);
});
