/**
 * A downstream system that is killed as well: writes down what it takes, on the disk, before it answers. Listens on
 * PORT, verifies with WEBHOOK_SECRET by the Standard Webhooks library, appends to TAKEN_FILE.
 */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const { PORT, WEBHOOK_SECRET, TAKEN_FILE } = process.env;
const webhook = new Webhook(WEBHOOK_SECRET);
const file = openSync(TAKEN_FILE, 'a');

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    try {
      webhook.verify(body, request.headers);
    } catch {
      response.writeHead(401).end();
      return;
    }
    writeSync(file, `${body}\n`);
    fsyncSync(file);
    response.writeHead(204).end();
  });
});
server.listen(Number(PORT), '127.0.0.1', () => console.log('ready'));
process.on('SIGTERM', () => {
  closeSync(file);
  process.exit(0);
});
