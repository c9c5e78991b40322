import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  defineEvent,
  EventCodec,
  EventRegistry,
  isErased,
  type Position,
  type RecordedEvent,
  type StoredEvent,
} from '@keyledger/event-store';
import { MemoryDataKeys } from '@keyledger/event-store/testing';
import { newId } from '@keyledger/kernel';
import { Type } from '@sinclair/typebox';
import { DecodedOnce } from './decoded-once.js';

const named = defineEvent({
  type: 'Named',
  schema: Type.Object({ name: Type.String() }),
  personal: { name: { subject: '$stream', class: 'pii' } },
});
const PERSON = newId();
const CONTEXT = {
  organizationId: newId(),
  actor: { kind: 'SYSTEM', id: 'spec', role: null },
  commandId: newId(),
  correlationId: newId(),
} as const;

/** Counts what is decoded, and waits before it answers where it is told to. */
class CountedCodec extends EventCodec {
  decoded = 0;
  answering: Promise<void> = Promise.resolve();

  override async decodeAll(...asked: Parameters<EventCodec['decodeAll']>) {
    this.decoded += asked[0].length;
    const events = await super.decodeAll(...asked);
    await this.answering;
    return events;
  }
}

describe('Events that are decoded once', () => {
  let keys: MemoryDataKeys;
  let codec: CountedCodec;
  let decoder: DecodedOnce;
  let stored: readonly StoredEvent[];

  beforeEach(async () => {
    keys = new MemoryDataKeys();
    codec = new CountedCodec(new EventRegistry([named]), keys);
    decoder = new DecodedOnce(codec);
    const stream = `person-${PERSON}`;
    const events = ['一', '二', '三'].map((name) => ({ type: 'Named', data: { name } }));
    const encoded = await codec.encode(stream, 'none', events, CONTEXT, new Date());
    stored = encoded.map((event, revision) => ({
      ...event,
      stream,
      revision,
      position: `log:${revision}` as Position,
    }));
  });

  const names = (events: readonly RecordedEvent[]) =>
    events.map(({ data }) => {
      const { name } = data as { name: unknown };
      return isErased(name) ? 'erased' : name;
    });

  it('are the same to all who ask for the same objects, at once or later, in the order asked for', async () => {
    const [some, all] = await Promise.all([
      decoder.decodeAll(stored.slice(1)),
      decoder.decodeAll(stored),
    ]);
    expect(names(all)).toEqual(['一', '二', '三']);
    expect(some).toEqual(all.slice(1));
    expect(await decoder.decodeAll([...stored].reverse())).toEqual([...all].reverse());
    expect(codec.decoded).toBe(3);
    expect(await decoder.decodeAll(stored.map((event) => ({ ...event })))).toEqual(all);
    expect(codec.decoded).toBe(6);
  });

  it('are opened for who opens them, also when somebody left them closed before', async () => {
    const second = stored[1] as StoredEvent;
    const closed = await decoder.decodeAll(stored, (event) => event !== second);
    expect(names(closed)).toEqual(['erased', '二', 'erased']);
    expect(names(await decoder.decodeAll(stored))).toEqual(['一', '二', '三']);
    expect(codec.decoded).toBe(5);
  });

  it('read as erased once their keys are destroyed, whoever had opened them before', async () => {
    await decoder.decodeAll(stored);
    await keys.destroyKeys(PERSON);
    expect(names(await decoder.decodeAll(stored))).toEqual(['erased', 'erased', 'erased']);
  });

  it('are not kept when their keys are destroyed while they are being opened', async () => {
    let answer: () => void = () => undefined;
    codec.answering = new Promise((resolve) => (answer = resolve));
    const opening = decoder.decodeAll(stored);
    await keys.destroyKeys(PERSON);
    const after = decoder.decodeAll(stored);
    answer();
    await opening;
    expect(names(await after)).toEqual(['erased', 'erased', 'erased']);
    expect(names(await decoder.decodeAll(stored))).toEqual(['erased', 'erased', 'erased']);
  });

  it('are tried again when they could not be decoded', async () => {
    const broken = stored.map((event, n) => (n === 1 ? { ...event, data: '{' } : event));
    await expect(decoder.decodeAll(broken)).rejects.toThrow('not JSON');
    await expect(decoder.decodeAll(broken.slice(1, 2))).rejects.toThrow('not JSON');
    const whole = broken.filter((_, n) => n !== 1);
    expect(names(await decoder.decodeAll(whole))).toEqual(['一', '三']);
  });
});
