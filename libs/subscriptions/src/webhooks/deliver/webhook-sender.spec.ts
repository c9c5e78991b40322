import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { AllowedTargets } from '../target/allowed-targets.js';
import { WebhookTargets, type CheckedAddress } from '../target/webhook-targets.js';
import { WebhookSender } from './webhook-sender.js';

const LOOPBACK: CheckedAddress = { address: '127.0.0.1', family: 4 };
const servers: Server[] = [];
const senders: WebhookSender[] = [];

async function listening(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A sender to a name that only our own resolver knows. */
function senderTo(port: number, resolve = async () => [LOOPBACK], networks = ['127.0.0.1']) {
  const targets = new WebhookTargets(new AllowedTargets(networks, ['1-65535']), resolve);
  const sender = new WebhookSender(`http://receiver.test:${port}/hook`, targets, 2);
  senders.push(sender);
  return sender;
}
const bodyOf = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.close()));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('A webhook', () => {
  it('goes to the address that was checked, under the receiver’s name', async () => {
    const came: unknown[] = [];
    const port = await listening((request, response) => {
      void bodyOf(request).then((body) => {
        const { host, 'webhook-id': id, 'content-type': type } = request.headers;
        came.push({ url: request.url, host, id, type, body });
        response.writeHead(202).end('taken');
      });
    });
    const attempt = await senderTo(port).send({ 'webhook-id': 'msg_1' }, '{"name":"重置"}');
    expect(attempt).toEqual({ outcome: 'delivered' });
    expect(came).toEqual([
      {
        url: '/hook',
        host: `receiver.test:${port}`,
        id: 'msg_1',
        type: 'application/cloudevents+json; charset=UTF-8',
        body: '{"name":"重置"}',
      },
    ]);
  });

  it('is not sent when the name means another address by then', async () => {
    let hits = 0;
    const port = await listening((_, response) => {
      hits += 1;
      response.end();
    });
    const rebound = senderTo(port, async () => [LOOPBACK], ['127.0.0.2']);
    expect(await rebound.send({}, '{}')).toMatchObject({
      outcome: 'failed',
      code: 'TARGET_REFUSED',
    });
    const mixed = senderTo(port, async () => [LOOPBACK, { address: '10.0.0.1', family: 4 }]);
    expect(await mixed.send({}, '{}')).toMatchObject({ code: 'TARGET_REFUSED' });
    expect(hits).toBe(0);
  });

  it('is not sent to an address in the URL that is not allowed, of which no resolver is asked', async () => {
    const port = await listening((_, response) => response.end());
    const targets = new WebhookTargets(new AllowedTargets([], ['1-65535']));
    const sender = new WebhookSender(`http://127.0.0.1:${port}/`, targets, 1);
    senders.push(sender);
    expect(await sender.send({}, '{}')).toMatchObject({ code: 'TARGET_REFUSED' });
  });

  it('asks for the address again at each connection, and keeps connections', async () => {
    let asked = 0;
    const port = await listening((_, response) => response.end());
    const sender = senderTo(port, async () => {
      asked += 1;
      return [LOOPBACK];
    });
    for (let n = 0; n < 20; n += 1) await sender.send({}, '{}');
    expect(asked).toBeLessThanOrEqual(2);
  });

  it.each([
    [301, { location: 'http://127.0.0.1:1/' }, { code: 'HTTP_301', isGone: false }],
    [400, {}, { code: 'HTTP_400', retryAfterMs: null }],
    [410, {}, { code: 'HTTP_410', isGone: true }],
    [429, { 'retry-after': '120' }, { code: 'HTTP_429', retryAfterMs: 120_000 }],
    [503, { 'retry-after': '999999' }, { code: 'HTTP_503', retryAfterMs: 86_400_000 }],
    [503, { 'retry-after': 'soon' }, { code: 'HTTP_503', retryAfterMs: null }],
  ])('failed when %d is answered', async (status, headers, expected) => {
    const port = await listening((_, response) => response.writeHead(status, headers).end());
    expect(await senderTo(port).send({}, '{}')).toMatchObject({ outcome: 'failed', ...expected });
  });

  it('failed when nobody listens, or the connection is lost', async () => {
    const port = await listening((request) => request.socket.destroy());
    expect(await senderTo(port).send({}, '{}')).toMatchObject({ code: 'CONNECTION_LOST' });
    expect(await senderTo(1).send({}, '{}')).toMatchObject({ code: 'CONNECTION_REFUSED' });
    const unknown = senderTo(port, () =>
      Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })),
    );
    expect(await unknown.send({}, '{}')).toMatchObject({ code: 'NAME_UNKNOWN' });
  });

  it('is delivered, however much the receiver has to say', async () => {
    const port = await listening((_, response) => response.end('x'.repeat(5_000_000)));
    expect(await senderTo(port).send({}, '{}')).toEqual({ outcome: 'delivered' });
  });
});
