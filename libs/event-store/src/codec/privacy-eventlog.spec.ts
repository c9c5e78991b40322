import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';
import { chainOf, GENESIS, hashedText } from './chain.js';
import { openField, sealField, type Envelope } from './envelope.js';

interface ChainVector {
  streamId: string;
  revision: number;
  eventId: string;
  type: string;
  schemaVersion: number;
  occurredAt: string;
  data: Record<string, unknown>;
  meta: Record<string, unknown>;
  canonical?: string;
  chain: string;
}

interface Vectors {
  envelope: {
    keyHex: string;
    ivHex: string;
    context: string;
    plaintext: string;
    envelope: Envelope;
  };
  chain: ChainVector[];
  realEvent: ChainVector[];
}

const vectors = JSON.parse(
  readFileSync(new URL('../../../../test/fixtures/privacy-eventlog.json', import.meta.url), 'utf8'),
) as Vectors;

describe('the envelope of a personal field', () => {
  const { keyHex, ivHex, context, plaintext, envelope } = vectors.envelope;
  const key = Buffer.from(keyHex, 'hex');

  it('is that of the published vector', () => {
    const sealed = sealField(key, 'acc_1/pii/1', context, plaintext, Buffer.from(ivHex, 'hex'));
    expect(sealed).toEqual(envelope);
    expect(openField(key, context, envelope)).toBe(plaintext);
  });

  it('does not open for another event, field or subject', () => {
    for (const other of [context.replace('|phone', '|name'), context.replace('acc_1', 'acc_2')]) {
      expect(() => openField(key, other, envelope)).toThrow();
    }
  });

  it('has another ciphertext each time', () => {
    const first = sealField(key, 'k', context, plaintext);
    expect(sealField(key, 'k', context, plaintext).ct).not.toBe(first.ct);
  });
});

describe('the hash chain of a stream', () => {
  it.each([
    ['the published vectors', vectors.chain],
    ['a real event with all its metadata', vectors.realEvent],
  ])('follows %s', (_which, events) => {
    let previous = GENESIS;
    for (const { data, meta, canonical, chain, streamId, revision, ...rest } of events) {
      const event = { ...rest, data: canonicalJson(data), meta: canonicalJson(meta) };
      if (canonical) expect(hashedText(streamId, revision, event)).toBe(canonical);
      previous = chainOf(previous, streamId, revision, event);
      expect(previous).toBe(chain);
    }
  });
});
