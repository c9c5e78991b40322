import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  TimeoutError,
  UnavailableError,
  UnknownError,
} from '@eventstore/db-client';
import { Metadata } from '@grpc/grpc-js';
import {
  AppendRefused,
  StoreBusy,
  StoreUnavailable,
  StreamConflict,
  type Appended,
} from '../event-store.port.js';
import { offeredEvents } from '../testing/offered-events.js';
import { EventStoreDbEventStore, type OverClientOptions } from './eventstoredb-event-store.js';
import { FakeClient, FakeLog } from './testing/fake-client.js';
import { NotingObserver } from './testing/noting-observer.js';

const STREAM = 'thing-1';

function serviceError(members: Record<string, string> = {}) {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(members)) metadata.set(name, value);
  return Object.assign(new Error('failed'), { code: 14, details: '', metadata });
}

const notLeader = serviceError({
  'leader-endpoint-host': 'elsewhere',
  'leader-endpoint-port': '2113',
});

describe('An append to EventStoreDB', () => {
  let log: FakeLog;
  let client: FakeClient;
  let observer: NotingObserver;
  let store: EventStoreDbEventStore;

  async function open(options: OverClientOptions = {}, fake = new FakeClient(log)) {
    const opened = await EventStoreDbEventStore.over(fake.asClient, {
      observer,
      firstPauseMs: 1,
      ...options,
    });
    fake.calls.length = 0;
    return opened;
  }

  beforeEach(async () => {
    log = new FakeLog();
    client = new FakeClient(log);
    observer = new NotingObserver();
    store = await open({}, client);
  });

  const written = () => log.of(STREAM).map(({ id }) => id);
  const appendsSent = () => client.calls.filter(({ call }) => call === 'append');

  it('expects an exact revision or no stream, at the leader, and leaves credentials to the client', async () => {
    const { head } = await store.append(STREAM, 'none', offeredEvents(STREAM, 'none', ['a', 'b']));
    await store.append(STREAM, head, offeredEvents(STREAM, head, ['c']));
    expect(appendsSent().map(({ options }) => options)).toEqual([
      { expectedRevision: 'no_stream', requiresLeader: true, deadline: 4_000 },
      { expectedRevision: 1n, requiresLeader: true, deadline: 4_000 },
    ]);
    const reads = client.calls.filter(({ call }) => call === 'readStream');
    expect(reads.map(({ options }) => options['requiresLeader'])).toEqual([true, true]);
  });

  it.each([
    ['the leader is another', new NotLeaderError(notLeader)],
    ['the server is not there', new UnavailableError(serviceError())],
    ['the server cancelled it', new CancelledError(serviceError())],
    ['the deadline passed', new DeadlineExceededError(serviceError())],
    ['it timed out', new TimeoutError(serviceError())],
    ['the stream of appends failed', new UnknownError(serviceError())],
    ['the connection was refused, which the client gives no name', serviceError()],
  ])('is sent again with the same ids on the same revision where %s', async (_why, error) => {
    for (const when of ['BEFORE', 'AFTER'] as const) {
      log.kept.length = 0;
      store = await open({}, (client = new FakeClient(log)));
      observer.told.length = 0;
      client.inject({ call: 'append', when, error });
      const events = offeredEvents(STREAM, 'none', ['a', 'b']);
      const appended = await store.append(STREAM, 'none', events);
      expect(appended).toMatchObject({ outcome: 'appended', head: { revision: 1 } });
      expect(written()).toEqual(events.map(({ eventId }) => eventId));
      const [first, second] = appendsSent();
      expect(second?.options).toEqual(first?.options);
      expect(observer.told).toEqual(['retried append', 'appended']);
    }
  });

  it('gives up after four tries, and says that it may have happened', async () => {
    const error = new UnavailableError(serviceError());
    const fault = { call: 'append', when: 'BEFORE', error } as const;
    client.inject(fault, fault, fault, fault);
    const failure = store.append(STREAM, 'none', offeredEvents(STREAM, 'none', ['a']));
    await expect(failure).rejects.toThrow(StoreUnavailable);
    await expect(failure).rejects.toMatchObject({ cause: error });
    expect(appendsSent()).toHaveLength(4);
    expect(observer.told).toEqual(Array(3).fill('retried append'));
  });

  it('is cut off and sent again where no answer ever comes', async () => {
    store = await open({ deadlineMs: 500 }, client);
    client.inject({ call: 'append', when: 'AFTER', error: null });
    const events = offeredEvents(STREAM, 'none', ['a']);
    expect(await store.append(STREAM, 'none', events)).toMatchObject({ outcome: 'appended' });
    expect(client.isDisposed).toBe(true);
    expect(written()).toHaveLength(1);
  });

  it('is one of two with the same ids and other bytes that was written, whichever process sent it', async () => {
    const other = await open();
    const ids = ['0b8f3b0e-5a3c-4a7e-9c1e-000000000001'];
    const offers = ['mine', 'theirs'].map((content) =>
      offeredEvents(STREAM, 'none', [content], ids),
    );
    const answers = await Promise.all(
      [store, other].map((one, place) => one.append(STREAM, 'none', offers[place] ?? [])),
    );
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['appended', 'duplicate']);
    const winner = answers.findIndex(({ outcome }) => outcome === 'appended');
    const head = { revision: 0, chain: offers[winner]?.[0]?.chain };
    expect(answers.map((answer) => answer.head)).toEqual([head, head]);
    expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
  });

  it('is answered as the first time by a process that never saw the stream', async () => {
    const { head } = await store.append(STREAM, 'none', offeredEvents(STREAM, 'none', ['a']));
    const events = offeredEvents(STREAM, head, ['b', 'c']);
    const first = await store.append(STREAM, head, events);
    await store.append(STREAM, first.head, offeredEvents(STREAM, first.head, ['later']));
    const other = await open();
    expect(await other.append(STREAM, head, events)).toEqual({ ...first, outcome: 'duplicate' });
  });

  it('is answered as the first time where the other one came between the look at the head and the append', async () => {
    const { head } = await store.append(STREAM, 'none', offeredEvents(STREAM, 'none', ['a']));
    const events = offeredEvents(STREAM, head, ['b']);
    const late = offeredEvents(STREAM, head, ['other'], [events[0]?.eventId ?? '']);
    const other = await open();
    await other.read(STREAM);
    const first = await store.append(STREAM, head, events);
    expect(await other.append(STREAM, head, late)).toEqual({ ...first, outcome: 'duplicate' });
  });

  it('conflicts where only the chain is another, which the server does not look at', async () => {
    await store.append(STREAM, 'none', offeredEvents(STREAM, 'none', ['a']));
    const other = await open();
    const expected = { revision: 0, chain: 'ab'.repeat(32) };
    for (const one of [store, other]) {
      const failure = one.append(STREAM, expected, offeredEvents(STREAM, expected, ['b']));
      await expect(failure).rejects.toThrow(StreamConflict);
    }
    expect(written()).toHaveLength(1);
  });

  it('conflicts with the head as it is where a process knows an old one', async () => {
    const first = await store.append(STREAM, 'none', offeredEvents(STREAM, 'none', ['a']));
    const other = await open();
    await other.append(STREAM, first.head, offeredEvents(STREAM, first.head, ['b']));
    const { head } = await other.read(STREAM);
    const failure = store.append(STREAM, first.head, offeredEvents(STREAM, first.head, ['c']));
    await expect(failure).rejects.toMatchObject({ name: 'StreamConflict', actual: head });
    expect(observer.told.at(-1)).toBe('conflict');
  });

  it('knows its ids behind the expected head only: elsewhere they would be written again', async () => {
    const events = offeredEvents(STREAM, 'none', ['a']);
    const { head } = await store.append(STREAM, 'none', events);
    const ids = events.map(({ eventId }) => eventId);
    const again = await store.append(STREAM, head, offeredEvents(STREAM, head, ['a'], ids));
    expect(again).toMatchObject({ outcome: 'appended', head: { revision: 1 } });
  });

  it('tries for itself where the same one before it failed', async () => {
    const { head } = await store.append(STREAM, 'none', offeredEvents(STREAM, 'none', ['a']));
    const events = offeredEvents(STREAM, head, ['b']);
    const wrong = store.append(STREAM, { ...(head as object), revision: 7 } as never, events);
    const right = store.append(STREAM, head, events);
    await expect(wrong).rejects.toThrow(StreamConflict);
    expect(await right).toMatchObject({ outcome: 'appended' });
  });

  it('waits where many are under way, and is refused where too many wait', async () => {
    store = await open({ waiting: 5 }, client);
    const sent: Promise<Appended>[] = [];
    for (let n = 0; n < 22; n += 1) {
      const stream = `thing-${n}`;
      sent.push(store.append(stream, 'none', offeredEvents(stream, 'none', ['a'])));
    }
    const refused = Promise.allSettled(sent);
    // As many as the client can have in hand without waiting to write.
    expect(appendsSent()).toHaveLength(15);
    const reasons = (await refused).flatMap((one) =>
      one.status === 'rejected' ? [one.reason as unknown] : [],
    );
    expect(reasons).toEqual([expect.any(StoreBusy), expect.any(StoreBusy)]);
  });

  it('is refused for good where the server never takes it, and not sent again', async () => {
    const size = serviceError({ 'maximum-append-size': '1' });
    client.inject({
      call: 'append',
      when: 'BEFORE',
      error: new MaxAppendSizeExceededError(size),
    });
    const failure = store.append(STREAM, 'none', offeredEvents(STREAM, 'none', ['a']));
    await expect(failure).rejects.toThrow(AppendRefused);
    expect(appendsSent()).toHaveLength(1);
  });

  it('is not sent again where access is denied', async () => {
    client.inject({ call: 'append', when: 'BEFORE', error: new AccessDeniedError(serviceError()) });
    const failure = store.append(STREAM, 'none', offeredEvents(STREAM, 'none', ['a']));
    await expect(failure).rejects.toThrow(StoreUnavailable);
    expect(appendsSent()).toHaveLength(1);
  });

  it.each([
    ['data that is not canonical', { data: '{"b":1,"a":2}' }],
    ['data that is no object', { data: '[1]' }],
    ['a number that JavaScript does not keep', { data: '{"n":9007199254740993}' }],
    ['metadata of another version', { schemaVersion: 2 }],
    ['metadata that names what the store adds', { meta: '{"chain":"x","schemaVersion":1}' }],
    ['a type of the server', { type: '$metadata' }],
  ])('never sends %s', async (_what, part) => {
    const [event] = offeredEvents(STREAM, 'none', ['a']);
    const failure = store.append(STREAM, 'none', [{ ...event, ...part } as never]);
    await expect(failure).rejects.toThrow(AppendRefused);
    expect(appendsSent()).toEqual([]);
  });

  it('under way when the store is closed is answered, and one that waits is refused', async () => {
    const sent = Array.from({ length: 16 }, (_, n) =>
      store.append(`thing-${n}`, 'none', offeredEvents(`thing-${n}`, 'none', ['a'])),
    );
    const settled = Promise.allSettled(sent);
    await store.close();
    const statuses = (await settled).map(({ status }) => status);
    expect(statuses).toEqual([...Array<string>(15).fill('fulfilled'), 'rejected']);
    await expect(store.headPosition()).rejects.toThrow(StoreUnavailable);
  });
});
