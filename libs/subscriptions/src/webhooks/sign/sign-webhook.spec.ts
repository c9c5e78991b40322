import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Secret } from '@keyledger/kernel';
import { Webhook } from 'standardwebhooks';
import { signedHeaders } from './sign-webhook.js';

interface Vector {
  readonly secret: string;
  readonly id: string;
  readonly timestamp: number;
  readonly body: string;
  readonly signature: string;
}
const fixtures = new URL('../../../../../test/fixtures/standard-webhooks.json', import.meta.url);
const { v1 } = JSON.parse(readFileSync(fixtures, 'utf8')) as { v1: Vector[] };
const secretOf = () => new Secret(`whsec_${randomBytes(32).toString('base64')}`);
const now = () => Math.floor(Date.now() / 1000);

describe('A webhook’s signature', () => {
  it.each(v1)('is that of the standard’s vector $id', ({ secret, signature, ...content }) => {
    expect(signedHeaders(content, [new Secret(secret)])).toEqual({
      'webhook-id': content.id,
      'webhook-timestamp': String(content.timestamp),
      'webhook-signature': signature,
    });
  });

  it('satisfies the Standard Webhooks library, whatever the text', () => {
    const secret = secretOf();
    const body = JSON.stringify({ text: '重置密码 é \u0000 "', n: 1 });
    const headers = signedHeaders({ id: 'msg_1', timestamp: now(), body }, [secret]);
    expect(new Webhook(secret.reveal()).verify(body, headers)).toEqual(JSON.parse(body));
  });

  it('satisfies whoever has either secret while both are in force, and nobody else', () => {
    const [old, current, other] = [secretOf(), secretOf(), secretOf()];
    const body = '{}';
    const headers = signedHeaders({ id: 'msg_1', timestamp: now(), body }, [current, old]);
    for (const held of [old, current]) new Webhook(held.reveal()).verify(body, headers);
    expect(() => new Webhook(other.reveal()).verify(body, headers)).toThrow(
      'No matching signature',
    );
    expect(() => new Webhook(old.reveal()).verify('{ }', headers)).toThrow('No matching signature');
  });
});
