import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import type { EncodedEvent, Position } from '../event-store.port.js';
import type { CommandContext } from '../recorded-event.js';
import { MemoryDataKeys } from '../testing/memory-data-keys.js';
import { GENESIS } from './chain.js';
import { EventCodec } from './event-codec.js';
import { defineEvent } from './event-definition.js';
import { EventRegistry } from './event-registry.js';
import { Id, Nullable, Text } from './field-schemas.js';

interface Fixture {
  stream: string;
  dataKeysHex: Record<string, string>;
  context: Omit<CommandContext, 'occurredAt'> & { occurredAt: string };
  now: string;
  clear: Record<string, unknown>[];
  stored: EncodedEvent[];
}

const fixture = JSON.parse(
  readFileSync(new URL('../../../../test/fixtures/encrypted-events.json', import.meta.url), 'utf8'),
) as Fixture;

const MailboxNoted = defineEvent({
  type: 'MailboxNoted',
  schema: Type.Object({
    address: Text(254),
    note: Nullable(Text(200)),
    personId: Id,
    network: Text(64),
    provider: Text(20),
  }),
  personal: {
    address: { subject: '$stream', class: 'pii' },
    note: { subject: 'personId', class: 'note' },
    network: { subject: '$stream', class: 'signin' },
  },
});

const keys = new MemoryDataKeys();
for (const [id, hex] of Object.entries(fixture.dataKeysHex)) keys.put(id, Buffer.from(hex, 'hex'));
const codec = new EventCodec(new EventRegistry([MailboxNoted]), keys);

const stored = fixture.stored.map((event, revision) => ({
  ...event,
  stream: fixture.stream,
  revision,
  position: `fixture:${String(revision).padStart(20, '0')}` as Position,
}));

/** The envelopes are random each time; all else is the same for ever. */
const withoutCiphertext = (events: readonly EncodedEvent[]) =>
  events.map(({ chain: _chain, data, ...event }) => ({
    ...event,
    data: JSON.parse(data, (_name, value: unknown) =>
      typeof value === 'object' && value !== null && 'ct' in value && 'k' in value
        ? { k: value.k, members: Object.keys(value) }
        : value,
    ) as unknown,
  }));

describe('what the log holds, which can never change', () => {
  it('reads events that were stored by the first version of the codec', async () => {
    const events = await codec.decodeAll(stored);
    expect(events.map(({ data }) => data)).toEqual(fixture.clear);
    expect(events[0]?.metadata).toMatchObject({ ticket: 'INC-42', recordedAt: fixture.now });
  });

  it('still agrees with their hash chain', () => {
    const previous = [GENESIS, ...fixture.stored.map(({ chain }) => chain)];
    expect(stored.map((event, n) => codec.verifyChain(previous[n] as string, event))).toEqual([
      true,
      true,
    ]);
  });

  it('writes the same command in the same form, under the same ids', async () => {
    const { stream, clear, now } = fixture;
    const context = { ...fixture.context, occurredAt: new Date(fixture.context.occurredAt) };
    const events = clear.map((data) => ({ type: 'MailboxNoted', data }));
    const encoded = await codec.encode(stream, 'none', events, context, new Date(now));
    expect(withoutCiphertext(encoded)).toEqual(withoutCiphertext(fixture.stored));
  });
});
