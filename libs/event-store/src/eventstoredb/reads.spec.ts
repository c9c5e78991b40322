import { beforeEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '@eventstore/db-client';
import { CorruptEvent } from '../codec/codec-errors.js';
import { StoreUnavailable, type EventStore, type StoredEvent } from '../event-store.port.js';
import { offeredEvents } from '../testing/offered-events.js';
import { EventStoreDbEventStore, type OverClientOptions } from './eventstoredb-event-store.js';
import { FakeClient, FakeLog } from './testing/fake-client.js';
import { NotingObserver } from './testing/noting-observer.js';

const STREAM = 'thing-1';
/** Where a deadline is to pass: seldom long, and long enough for a busy machine to answer in. */
const SHORT = { deadlineMs: 500 };
const unavailable = new UnavailableError(undefined as never);

async function allOf(store: EventStore): Promise<StoredEvent[]> {
  const all: StoredEvent[] = [];
  for await (const events of store.readAll(null)) all.push(...events);
  return all;
}

describe('A read from EventStoreDB', () => {
  let log: FakeLog;
  let client: FakeClient;
  let observer: NotingObserver;
  let store: EventStoreDbEventStore;

  beforeEach(async () => {
    log = new FakeLog();
    client = new FakeClient(log);
    observer = new NotingObserver();
    store = await open();
    await store.append(STREAM, 'none', offeredEvents(STREAM, 'none', ['a', 'b', 'c']));
    client.calls.length = 0;
    client.readStreams.length = 0;
    observer.told.length = 0;
  });

  const open = (options: OverClientOptions = {}) =>
    EventStoreDbEventStore.over(client.asClient, { observer, firstPauseMs: 1, ...options });

  const system = (type: string, streamId = '$streams') =>
    log.keep({ streamId, id: type, type, revision: 0n, data: '{}', metadata: '{}' });

  it.each([
    ['fails in the middle', unavailable, {}],
    ['stops in the middle', null, SHORT],
  ])('that %s is made again from its beginning', async (_how, error, options) => {
    store = await open(options);
    client.inject({ call: 'readStream', when: 'AFTER', error });
    expect((await store.read(STREAM)).events).toHaveLength(3);
    client.inject({ call: 'readAll', when: 'AFTER', error });
    expect(await allOf(store)).toHaveLength(3);
    expect(observer.told).toEqual(['retried read', 'retried read']);
  });

  it('that was given up may still fail later, and nobody is surprised', async () => {
    store = await open(SHORT);
    client.readStreams.length = 0;
    client.inject({ call: 'readStream', when: 'AFTER', error: null });
    await store.read(STREAM);
    const [givenUp] = client.readStreams;
    expect(givenUp?.destroyed).toBe(true);
    // An error event that nobody hears is thrown, and ends the process.
    expect(() => givenUp?.emit('error', unavailable)).not.toThrow();
  });

  it('gives up after four tries', async () => {
    const fault = { call: 'readStream', when: 'BEFORE', error: unavailable } as const;
    client.inject(fault, fault, fault, fault);
    await expect(store.read(STREAM)).rejects.toThrow(StoreUnavailable);
    expect(client.calls).toHaveLength(4);
  });

  it('cancels at the server what it gave up', async () => {
    store = await open(SHORT);
    client.inject({ call: 'readStream', when: 'AFTER', error: null });
    await store.read(STREAM);
    expect(client.shutDown).toContain('cancel');
  });

  it('leaves out what is the server’s own, and follows no link', async () => {
    system('$metadata', '$$thing-1');
    system('$>', '$ce-thing');
    system('OfTheServer', '$projections-x');
    expect((await allOf(store)).map(({ stream }) => stream)).toEqual(Array(3).fill(STREAM));
    expect(client.calls.map(({ options }) => options['resolveLinkTos'])).toEqual(
      client.calls.map(() => false),
    );
  });

  it('finds the last event behind many of the server’s, and looks at those once', async () => {
    const { events } = await store.read(STREAM);
    for (let n = 0; n < 100; n += 1) system(`$stats-${n}`);
    client.calls.length = 0;
    expect(await store.headPosition()).toBe(events[2]?.position);
    expect(client.calls).toHaveLength(4);
  });

  it.each([
    ['data that is no JSON', { data: 'not json' }],
    ['data that is no object', { data: '[1]' }],
    ['metadata that is no JSON', { metadata: '{' }],
    ['metadata of somebody else', { metadata: '{}' }],
    ['metadata without a version', { metadata: '{"chain":"00","occurredAt":"x"}' }],
    ['a lone surrogate', { data: '{"a":"\\ud800"}' }],
  ])('fails closed on %s', async (_what, part) => {
    log.keep({ ...(log.of(STREAM)[0] as (typeof log.kept)[0]), revision: 3n, ...part });
    await expect(store.read(STREAM)).rejects.toThrow(CorruptEvent);
    await expect(allOf(store)).rejects.toThrow(CorruptEvent);
    const following = async () => {
      for await (const item of store.subscribe(null)) expect(item.kind).toBe('events');
    };
    await expect(following()).rejects.toThrow(CorruptEvent);
  });

  it('says what server is needed where streams come without positions', async () => {
    client.knowsPositions = false;
    await expect(store.read(STREAM)).rejects.toThrow(/22\.6 or later/);
  });
});

describe('The log’s id', () => {
  it('is the same for all who open it at once and later, and no event of the domain', async () => {
    const log = new FakeLog();
    const open = () => EventStoreDbEventStore.over(new FakeClient(log).asClient);
    const stores = await Promise.all([open(), open(), open()]);
    stores.push(await open());
    const heads = await Promise.all(stores.map((store) => store.headPosition()));
    expect(new Set(heads).size).toBe(1);
    expect(heads[0]).toMatch(/^[0-9a-f]{12}:0{20}-0{20}$/);
    expect(await allOf(stores[0] as EventStore)).toEqual([]);
  });

  it('is written once where the answer to it was lost', async () => {
    const client = new FakeClient();
    client.inject({ call: 'append', when: 'AFTER', error: unavailable });
    const store = await EventStoreDbEventStore.over(client.asClient, { firstPauseMs: 1 });
    const other = await EventStoreDbEventStore.over(new FakeClient(client.log).asClient);
    expect(await store.headPosition()).toBe(await other.headPosition());
    expect(client.log.kept).toHaveLength(1);
  });

  it('is asked for in vain where the server is not there', async () => {
    const client = new FakeClient();
    const fault = { call: 'readStream', when: 'BEFORE', error: unavailable } as const;
    client.inject(fault, fault, fault, fault);
    const opening = EventStoreDbEventStore.over(client.asClient, { firstPauseMs: 1 });
    await expect(opening).rejects.toThrow(StoreUnavailable);
    expect(client.isDisposed).toBe(true);
  });
});
