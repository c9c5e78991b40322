import { beforeEach, describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { quarterOf } from '../data-keys/key-scope.js';
import type { EncodedEvent, Position, StoredEvent } from '../event-store.port.js';
import type { CommandContext } from '../recorded-event.js';
import { MemoryDataKeys } from '../testing/memory-data-keys.js';
import { GENESIS } from './chain.js';
import {
  CorruptEvent,
  DataKeyLost,
  InvalidEvent,
  SubjectErased,
  UnknownEvent,
  UnstorableValue,
} from './codec-errors.js';
import { EventCodec, MAX_EVENT_BYTES } from './event-codec.js';
import { defineEvent, ERASED, type EventDefinition } from './event-definition.js';
import { EventRegistry } from './event-registry.js';
import { Nullable, Text } from './field-schemas.js';

const Opened = defineEvent({
  type: 'Opened',
  schema: Type.Object({
    address: Text(254),
    ownerId: Nullable(Text(64)),
    ownerNote: Nullable(Text(100_000)),
    provider: Text(20),
  }),
  personal: {
    address: { subject: '$stream', class: 'pii' },
    ownerNote: { subject: 'ownerId', class: 'note' },
  },
});
const SignedIn = defineEvent({
  type: 'SignedIn',
  schema: Type.Object({ network: Text(64) }),
  personal: { network: { subject: '$stream', class: 'signin' } },
});

const stream = 'account-a1';
const now = new Date('2026-11-23T08:00:00.000Z');
const context: CommandContext = {
  organizationId: 'org-1',
  actor: { kind: 'PERSON', id: 'admin-1', role: 'ADMIN' },
  commandId: 'command-1',
  correlationId: 'correlation-1',
  reasonCode: 'ADMIN',
};
const opened = {
  type: 'Opened',
  data: {
    address: 'zhang.wei@corp.example',
    ownerId: 'p1',
    ownerNote: '张伟',
    provider: 'TENCENT',
  },
};

const storedAs = (encoded: EncodedEvent, revision = 0): StoredEvent => ({
  ...encoded,
  stream,
  revision,
  position: 'log:00000000000000000001' as Position,
});

let keys: MemoryDataKeys;
let codec: EventCodec;

const codecOf = (...definitions: EventDefinition[]) =>
  new EventCodec(new EventRegistry(definitions), keys);
const encodeOne = async (
  event: { type: string; data: unknown },
  by = codec,
): Promise<EncodedEvent> =>
  (await by.encode(stream, 'none', [event], context, now))[0] as EncodedEvent;

beforeEach(() => {
  keys = new MemoryDataKeys();
  codec = codecOf(Opened, SignedIn);
});

describe('an event that stays closed', () => {
  it('shows what is not personal, and asks for no key', async () => {
    const stored = storedAs(await encodeOne(opened));
    const elsewhere = new EventCodec(new EventRegistry([Opened]), new MemoryDataKeys());
    await expect(elsewhere.decode(stored)).rejects.toThrow(DataKeyLost);
    const [event] = await elsewhere.decodeAll([stored], () => true);
    expect(event?.data).toEqual({ ...opened.data, address: ERASED, ownerNote: ERASED });
  });

  it('is one that the caller names; others are opened', async () => {
    const stored = [storedAs(await encodeOne(opened)), storedAs(await encodeOne(opened), 1)];
    const read = await codec.decodeAll(stored, ({ revision }) => revision === 0);
    expect(read.map(({ data }) => (data as typeof opened.data).address)).toEqual([
      ERASED,
      opened.data.address,
    ]);
  });

  it('still is none of ours when a personal member stands in clear', async () => {
    const stored = storedAs(await encodeOne(opened));
    const clear = { ...stored, data: JSON.stringify(opened.data) };
    await expect(codec.decodeAll([clear], () => true)).rejects.toThrow(CorruptEvent);
  });
});

describe('encoding', () => {
  it('keeps personal values out of the stored text and reads them back', async () => {
    const encoded = await encodeOne(opened);
    expect(encoded.data + encoded.meta).not.toMatch(/zhang|张伟/);
    expect(JSON.parse(encoded.data)).toMatchObject({
      provider: 'TENCENT',
      address: { $enc: 1, k: 'a1/pii/1' },
      ownerNote: { $enc: 1, k: 'p1/note/1' },
    });
    const event = await codec.decode(storedAs(encoded));
    expect(event).toMatchObject({ ...opened, eventId: encoded.eventId, stream, revision: 0 });
    expect(event.metadata).toEqual({
      organizationId: 'org-1',
      actor: context.actor,
      commandId: 'command-1',
      correlationId: 'correlation-1',
      causationId: null,
      reasonCode: 'ADMIN',
      ticket: null,
      policyVersion: null,
      recordedAt: now.toISOString(),
    });
  });

  it('leaves a value in clear only where there is neither a subject nor a value', async () => {
    const nobody = { ...opened, data: { ...opened.data, ownerId: null, ownerNote: null } };
    expect(JSON.parse((await encodeOne(nobody)).data)).toMatchObject({ ownerNote: null });
    const note = { ...opened, data: { ...opened.data, ownerId: null } };
    await expect(encodeOne(note)).rejects.toThrow(InvalidEvent);
  });

  it('encrypts what is not known too, so that the log does not tell', async () => {
    const unknown = { ...opened, data: { ...opened.data, ownerNote: null } };
    const encoded = await encodeOne(unknown);
    expect(JSON.parse(encoded.data)).toMatchObject({ ownerNote: { $enc: 1 } });
    expect((await codec.decode(storedAs(encoded))).data).toMatchObject({ ownerNote: null });
  });

  it('chains events to each other and to the head they follow', async () => {
    const events = await codec.encode(stream, 'none', [opened, opened], context, now);
    const [first, second] = events as [EncodedEvent, EncodedEvent];
    expect(codec.verifyChain(GENESIS, storedAs(first))).toBe(true);
    expect(codec.verifyChain(first.chain, storedAs(second, 1))).toBe(true);
    expect(codec.verifyChain(first.chain, storedAs(second, 2))).toBe(false);
    const altered = { ...first, meta: first.meta.replace('ADMIN', 'OTHER') };
    expect(codec.verifyChain(GENESIS, storedAs(altered))).toBe(false);
  });

  it('gives the same command the same event ids, and a re-decision others', async () => {
    const ids = async (changes: Partial<CommandContext>, attempt = 1) => {
      const changed = { ...context, ...changes };
      const events = await codec.encode(stream, 'none', [opened, opened], changed, now, attempt);
      return events.map(({ eventId }) => eventId);
    };
    const first = await ids({});
    expect(new Set(first).size).toBe(2);
    expect(await ids({})).toEqual(first);
    expect(await ids({}, 2)).not.toEqual(first);
    expect(await ids({ organizationId: 'org-2' })).not.toEqual(first);
    expect(await ids({ actor: { ...context.actor, id: 'admin-2' } })).not.toEqual(first);
  });

  it('never lets the recorded time of a stream run backwards', async () => {
    const head = { revision: 4, chain: GENESIS, recordedAt: '2026-11-23T09:00:00.000Z' };
    const [event] = await codec.encode(stream, head, [opened], context, now);
    expect(event?.meta).toContain('"recordedAt":"2026-11-23T09:00:00.000Z"');
    expect(event?.occurredAt).toBe(now.toISOString());
  });

  it('puts sign-in facts under the key of the quarter they happened in', async () => {
    const late = { ...context, occurredAt: new Date('2026-09-30T23:59:59.999Z') };
    const signedIn = { type: 'SignedIn', data: { network: '203.0.113.9' } };
    const [event] = await codec.encode(stream, 'none', [signedIn], late, now);
    expect(event?.data).toContain('"k":"a1/signin/2026Q3/1"');
    expect(quarterOf('2026-10-01T00:00:00.000Z')).toBe('2026Q4');
  });

  it.each([
    ['a member nobody declared', { ...opened.data, password: 'x' }, InvalidEvent],
    ['a missing member', { address: 'a' }, InvalidEvent],
    ['NUL', { ...opened.data, address: 'a\0' }, UnstorableValue],
    ['a lone surrogate', { ...opened.data, provider: '\ud800' }, UnstorableValue],
    ['too many bytes', { ...opened.data, ownerNote: 'x'.repeat(MAX_EVENT_BYTES) }, UnstorableValue],
  ])('refuses %s without naming the value', async (_what, data, error) => {
    await expect(encodeOne({ type: 'Opened', data })).rejects.toThrow(error);
    const message = await encodeOne({ type: 'Opened', data }).catch(String);
    expect(message).not.toMatch(/zhang/);
  });

  it('refuses a stream whose category has a dash or whose name is no name', async () => {
    for (const name of ['account', 'Account-1', 'account-', 'account-a b']) {
      await expect(codec.encode(name, 'none', [opened], context, now)).rejects.toThrow(
        UnstorableValue,
      );
    }
  });
});

describe('decoding', () => {
  it('reads erased values as ERASED and the rest as before, and writes nothing more', async () => {
    const encoded = await encodeOne(opened);
    await keys.destroyKeys('p1');
    expect((await codec.decode(storedAs(encoded))).data).toEqual({
      ...opened.data,
      ownerNote: ERASED,
    });
    expect(codec.verifyChain(GENESIS, storedAs(encoded))).toBe(true);
    await expect(encodeOne(opened)).rejects.toThrow(SubjectErased);
  });

  it('takes a key that is missing for a loss, never for an erasure', async () => {
    const encoded = await encodeOne(opened);
    keys.lose('a1/pii/1');
    await expect(codec.decode(storedAs(encoded))).rejects.toThrow(DataKeyLost);
  });

  it('refuses personal values in clear, under another key, or moved from another event', async () => {
    const encoded = await encodeOne(opened);
    const other = await encodeOne(opened, codec);
    const data = JSON.parse(encoded.data) as Record<string, unknown>;
    const forged = [
      { ...data, address: 'mallory@corp.example' },
      { ...data, address: data['ownerNote'] },
      { ...data, ownerId: 'p2' },
    ];
    for (const value of forged) {
      const stored = storedAs({ ...encoded, data: JSON.stringify(value) });
      await expect(codec.decode(stored)).rejects.toThrow(CorruptEvent);
    }
    const moved = storedAs({ ...encoded, eventId: 'another', data: other.data });
    await expect(codec.decode(moved)).rejects.toThrow(CorruptEvent);
  });

  it('lifts old versions hop by hop, erased values included', async () => {
    const encoded = await encodeOne(opened);
    const Opened3 = defineEvent({
      type: 'Opened',
      version: 3,
      schema: Type.Object({ mailbox: Text(254), provider: Text(20), kind: Text(10) }),
      personal: { mailbox: { subject: '$stream', class: 'pii' } },
      upcasters: {
        1: ({ address, provider }) => ({ address, provider, kind: 'PERSONAL' }),
        2: ({ address, ...rest }) => ({ ...rest, mailbox: address }),
      },
    });
    const newer = codecOf(Opened3);
    const lifted = { mailbox: opened.data.address, provider: 'TENCENT', kind: 'PERSONAL' };
    expect((await newer.decode(storedAs(encoded))).data).toEqual(lifted);
    await keys.destroyKeys('a1');
    expect((await newer.decode(storedAs(encoded))).data).toEqual({ ...lifted, mailbox: ERASED });
    const written = await encodeOneWithNewKeys(newer);
    await expect(codec.decode(storedAs(written))).rejects.toThrow(UnknownEvent);
  });

  it('refuses what does not fit the schema', async () => {
    const encoded = await encodeOne(opened);
    const data = encoded.data.replace('"provider":"TENCENT"', '"provider":7');
    await expect(codec.decode(storedAs({ ...encoded, data }))).rejects.toThrow(CorruptEvent);
    const meta = encoded.meta.replace('"schemaVersion":1', '"schemaVersion":2');
    await expect(codec.decode(storedAs({ ...encoded, meta }))).rejects.toThrow(CorruptEvent);
  });
});

async function encodeOneWithNewKeys(by: EventCodec): Promise<EncodedEvent> {
  const event = { type: 'Opened', data: { mailbox: 'a@b.example', provider: 'x', kind: 'y' } };
  const [encoded] = await by.encode('account-a2', 'none', [event], context, now);
  return encoded as EncodedEvent;
}
