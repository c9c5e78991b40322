import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@keyledger/kernel';
import {
  EventIdTaken,
  ForeignPosition,
  StreamConflict,
  type Appended,
  type EventStore,
  type ExpectedHead,
  type Position,
  type StoredEvent,
  type StreamSlice,
  type SubscriptionItem,
} from '../event-store.port.js';
import { followed } from './followed.js';
import { offeredEvents } from './offered-events.js';

/** A store under test and what may be done to it. */
export interface EventStoreUnderTest {
  readonly store: EventStore;
  /** Cuts every connection to the server, as a restart does. */
  interrupt(): Promise<void>;
  close(): Promise<void>;
}

const aStream = () => `thing-${newId()}`;

async function allOf(store: EventStore, from: Position | null = null): Promise<StoredEvent[]> {
  const all: StoredEvent[] = [];
  for await (const events of store.readAll(from, { batchSize: 100 })) all.push(...events);
  return all;
}

export interface ContractOptions {
  /**
   * `AT_THEIR_PLACE`: a store that knows an append again only where its events stand behind the expected head. What
   * the port promises of event ids elsewhere is then not run.
   */
  readonly recognisesIds?: 'EVERYWHERE' | 'AT_THEIR_PLACE';
}

/** What every adapter of the event store must do; run it with a factory for each. */
export function describeEventStore(
  name: string,
  factory: () => Promise<EventStoreUnderTest>,
  { recognisesIds = 'EVERYWHERE' }: ContractOptions = {},
): void {
  /** Left out, not skipped, where it is no promise of the store. */
  const itEverywhere = recognisesIds === 'EVERYWHERE' ? it : () => {};

  describe(`the event store on ${name}`, () => {
    let subject: EventStoreUnderTest;
    let store: EventStore;
    const write = (stream: string, head: ExpectedHead, ...contents: string[]): Promise<Appended> =>
      store.append(stream, head, offeredEvents(stream, head, contents));

    beforeAll(async () => {
      subject = await factory();
      store = subject.store;
    });
    afterAll(() => subject.close());

    describe('appending and reading a stream', () => {
      it('gives back byte for byte what was appended, with revision and position', async () => {
        const stream = aStream();
        const events = offeredEvents(stream, 'none', ['一', '二 \\u0001 "\\\\"']);
        const appended = await store.append(stream, 'none', events);
        const slice = await store.read(stream);
        const stored = events.map((event, revision) => ({ ...event, stream, revision }));
        expect(slice.events).toMatchObject(stored);
        expect(slice.head).toEqual({ revision: 1, chain: events[1]?.chain });
        expect(appended).toEqual({
          outcome: 'appended',
          head: slice.head,
          position: slice.events[1]?.position,
        });
      });

      it('knows no events and no head of a stream that nobody wrote', async () => {
        expect(await store.read(aStream())).toEqual({ events: [], head: 'none' });
      });

      it('reads from a revision on and tells the head also from behind it', async () => {
        const stream = aStream();
        const { head } = await write(stream, 'none', 'a', 'b', 'c');
        for (const [from, count] of [
          [0, 3],
          [2, 1],
          [3, 0],
          [9, 0],
        ] as const) {
          const slice = await store.read(stream, from);
          expect(slice.events.map(({ revision }) => revision)).toEqual([0, 1, 2].slice(3 - count));
          expect(slice.head).toEqual(head);
        }
      });

      it('reads parts of several streams at the same moment, each as it would be read alone', async () => {
        const [long, short, nobodys] = [aStream(), aStream(), aStream()];
        await write(long, 'none', 'a', 'b', 'c');
        await write(short, 'none', 'd');
        const parts = [
          [short, 0],
          [nobodys, 0],
          [long, 1],
          [nobodys, 3],
          [short, 1],
          [long, 9],
          [long, 0],
        ] as const;
        const alone: StreamSlice[] = [];
        for (const [stream, from] of parts) alone.push(await store.read(stream, from));
        const together = parts.map(([stream, from]) => store.read(stream, from));
        expect(await Promise.all(together)).toEqual(alone);
        expect(alone.map(({ events }) => events.length)).toEqual([1, 0, 2, 0, 0, 0, 3]);
      });

      it('keeps events of 64 KiB', async () => {
        const stream = aStream();
        const content = '密'.repeat(20_000);
        await write(stream, 'none', content, content, content);
        const { events } = await store.read(stream);
        expect(events.map(({ data }) => data)).toEqual(Array(3).fill(JSON.stringify({ content })));
      });
    });

    describe('an append on another head', () => {
      it('conflicts whole, says what the head is, and writes nothing', async () => {
        const stream = aStream();
        const { head } = await write(stream, 'none', 'first');
        const before = await store.headPosition();
        const stale: ExpectedHead[] = [
          'none',
          { ...(head as object), revision: 1 } as ExpectedHead,
          { revision: 0, chain: 'ab'.repeat(32) },
        ];
        for (const expected of stale) {
          const failure = await write(stream, expected, 'x', 'y').catch((error: unknown) => error);
          expect(failure).toBeInstanceOf(StreamConflict);
          expect(failure).toMatchObject({ stream, expected, actual: head });
        }
        const nobody = await write(aStream(), head, 'x').catch((error: unknown) => error);
        expect(nobody).toMatchObject({ name: 'StreamConflict', actual: 'none' });
        expect(await store.headPosition()).toBe(before);
      });

      it('does not disturb the appends it arrived with', async () => {
        const taken = aStream();
        await write(taken, 'none', 'first');
        const others = Array.from({ length: 20 }, aStream);
        const outcomes = await Promise.allSettled(
          [...others.slice(0, 10), taken, ...others.slice(10)].map((stream) =>
            write(stream, 'none', 'a', 'b'),
          ),
        );
        expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
        for (const stream of others) expect((await store.read(stream)).events).toHaveLength(2);
        expect((await store.read(taken)).events).toHaveLength(1);
      });

      it('lets exactly one of many writers win', async () => {
        const stream = aStream();
        const outcomes = await Promise.allSettled(
          Array.from({ length: 24 }, (_, n) => write(stream, 'none', `writer ${n}`)),
        );
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect((await store.read(stream)).events).toHaveLength(1);
      });
    });

    describe('an append that comes again', () => {
      it('is answered as the first time, chain and position included, and writes nothing', async () => {
        const stream = aStream();
        const events = offeredEvents(stream, 'none', ['a', 'b']);
        const first = await store.append(stream, 'none', events);
        const { head } = await write(stream, first.head, 'later');
        expect(await store.append(stream, 'none', events)).toEqual({
          ...first,
          outcome: 'duplicate',
        });
        expect((await store.read(stream)).head).toEqual(head);
      });

      itEverywhere('is answered as the first time also when its bytes are others', async () => {
        const stream = aStream();
        const events = offeredEvents(stream, 'none', ['a']);
        const first = await store.append(stream, 'none', events);
        const ids = events.map(({ eventId }) => eventId);
        const again = offeredEvents(stream, first.head, ['other'], ids);
        const answer = await store.append(stream, first.head, again);
        expect(answer).toEqual({ ...first, outcome: 'duplicate' });
      });

      it('writes once when it comes many times at once', async () => {
        const stream = aStream();
        const events = offeredEvents(stream, 'none', ['a', 'b', 'c']);
        const answers = await Promise.all(
          Array.from({ length: 10 }, () => store.append(stream, 'none', events)),
        );
        expect(answers.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
        expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
        expect((await store.read(stream)).events).toHaveLength(3);
      });

      itEverywhere('is refused where its event ids belong to another stream', async () => {
        const [stream, other] = [aStream(), aStream()];
        const events = offeredEvents(stream, 'none', ['a']);
        await store.append(stream, 'none', events);
        await expect(store.append(other, 'none', events)).rejects.toThrow(EventIdTaken);
        const ids = [newId()];
        const together = await Promise.allSettled(
          [aStream(), aStream(), aStream()].map((each) =>
            store.append(each, 'none', offeredEvents(each, 'none', ['a'], ids)),
          ),
        );
        expect(together.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      });
    });

    describe('the whole log', () => {
      it('is read in order, after a position, and up to one', async () => {
        const start = await store.headPosition();
        const appended: Appended[] = [];
        for (const content of ['a', 'b', 'c', 'd']) {
          appended.push(await write(aStream(), 'none', content));
        }
        const positions = appended.map(({ position }) => position);
        const read = (await allOf(store, start)).map(({ position }) => position);
        expect(read).toEqual(positions);
        expect([...read].sort()).toEqual(read);
        const until = positions[2] as Position;
        const some: Position[] = [];
        for await (const events of store.readAll(positions[0] as Position, {
          until,
          batchSize: 1,
        })) {
          some.push(...events.map(({ position }) => position));
        }
        expect(some).toEqual(positions.slice(1, 3));
        expect(await store.headPosition()).toBe(positions[3]);
      });

      it('refuses a position of another log instead of skipping or repeating', async () => {
        const own = await store.headPosition();
        const foreign = own.replace(/^[^:]+/, 'ffffffffffff') as Position;
        for (const position of [foreign, 'nonsense' as Position, `${own}0` as Position]) {
          await expect(allOf(store, position)).rejects.toThrow(ForeignPosition);
          expect(() => store.subscribe(position)).toThrow(ForeignPosition);
        }
      });
    });

    describe('a subscription', () => {
      it('delivers from the beginning or after a position, says it caught up, and goes on', async () => {
        const { position } = await write(aStream(), 'none', 'old');
        const total = (await allOf(store)).length;
        const subscription = store.subscribe(null, { batchSize: 7 });
        const stream = aStream();
        let wrote: Promise<Appended> | null = null;
        const { events, caughtUp } = await followed(subscription, (seen) => {
          if (seen.caughtUp.length === 1) wrote ??= write(stream, 'none', 'new');
          return seen.caughtUp.length === 2;
        });
        expect(events).toHaveLength(total + 1);
        expect(caughtUp).toEqual([position, events.at(-1)?.position]);

        const after = await followed(
          store.subscribe(position),
          (seen) => seen.caughtUp.length === 1,
        );
        expect(after.events.map((event) => event.stream)).toEqual([stream]);
      });

      it('says at once that it caught up where nothing is new', async () => {
        const head = await store.headPosition();
        const { events, caughtUp } = await followed(store.subscribe(head), () => true);
        expect({ events, caughtUp }).toEqual({ events: [], caughtUp: [head] });
      });

      it('ends when it is closed while it waits, also twice', async () => {
        const subscription = store.subscribe(await store.headPosition());
        for await (const item of subscription) {
          expect(item.kind).toBe('caughtUp');
          setImmediate(() => void subscription.close());
        }
        await subscription.close();
      });

      it('goes on after every connection was lost, and so do appends', async () => {
        const from = await store.headPosition();
        const streams = [aStream(), aStream()];
        const subscription = store.subscribe(from);
        const delivered = followed(subscription, ({ events }) => events.length === 2);
        await write(streams[0] as string, 'none', 'before');
        await subject.interrupt();
        const stream = streams[1] as string;
        const events = offeredEvents(stream, 'none', ['after']);
        const retried = async (): Promise<Appended> =>
          store.append(stream, 'none', events).catch((error: Error) => {
            if (error.name !== 'StoreUnavailable') throw error;
            return retried();
          });
        await retried();
        expect((await delivered).events.map((event) => event.stream)).toEqual(streams);
      });
    });

    describe('subscriptions at different places', () => {
      it('each see what the log holds after theirs, in order, while others write and connections are lost', async () => {
        const beginning = await store.headPosition();
        const old = aStream();
        const { head, position } = await write(old, 'none', ...Array<string>(30).fill('old'));
        const middle = (await store.read(old)).events[12]?.position as Position;
        const streams = Array.from({ length: 8 }, aStream);
        const total = 30 + streams.length * 20;
        const places: [Position, number, { batchSize?: number; patienceMs?: number }][] = [
          [beginning, total, {}],
          [beginning, total, { batchSize: 3 }],
          [middle, total - 13, { batchSize: 7, patienceMs: 5 }],
          [position, total - 30, {}],
          [position, total - 30, { patienceMs: 20 }],
        ];
        const slow = store.subscribe(position, { batchSize: 7 });
        const later = slow[Symbol.asyncIterator]();
        expect((await later.next()).value).toEqual({ kind: 'caughtUp', position });
        const all = places.map(async ([from, count, options]) => {
          const seen = await followed(store.subscribe(from, options), ({ events }) => {
            return events.length >= count;
          });
          return seen.events;
        });
        await Promise.all(
          streams.map(async (stream, writer) => {
            let expected: ExpectedHead = 'none';
            for (let n = 0; n < 20; n += 1) {
              const events = offeredEvents(stream, expected, ['new']);
              const append = async (): Promise<Appended> =>
                store.append(stream, expected, events).catch((error: Error) => {
                  if (error.name !== 'StoreUnavailable') throw error;
                  return append();
                });
              expected = (await append()).head;
              if (writer === 0 && n === 10) await subject.interrupt();
            }
          }),
        );
        for (const [n, [from]] of places.entries())
          expect(await all[n]).toEqual(await allOf(store, from));
        const taken: StoredEvent[] = [];
        while (taken.length < total - 30) {
          const { value: item } = (await later.next()) as { value: SubscriptionItem };
          if (item.kind === 'events') taken.push(...item.events);
        }
        expect(taken).toEqual(await allOf(store, position));
        await slow.close();
        const last = await write(old, head, 'last');
        const late = await followed(store.subscribe(middle), ({ caughtUp }) => caughtUp.length > 0);
        expect(late.events).toEqual(await allOf(store, middle));
        expect(late.caughtUp).toEqual([last.position]);
      });
    });

    describe('24 concurrent writers', () => {
      it('lose no event and break no order for a subscription and for a polling reader', async () => {
        const from = await store.headPosition();
        const writers = 24;
        const rounds = 25;
        const streams = Array.from({ length: writers }, aStream);
        const expected = writers * rounds * 1.5;
        let running = true;

        const subscribed = followed(
          store.subscribe(from),
          ({ events }) => events.length >= expected,
        );
        const polled: StoredEvent[] = [];
        const polling = (async () => {
          while (running || polled.length < expected) {
            const at = polled.at(-1)?.position ?? from;
            for await (const events of store.readAll(at)) polled.push(...events);
          }
        })();
        await Promise.all(
          streams.map(async (stream, writer) => {
            let head: ExpectedHead = 'none';
            for (let round = 0; round < rounds; round += 1) {
              const contents = (writer + round) % 2 === 0 ? ['one', 'two'] : ['one'];
              head = (await write(stream, head, ...contents)).head;
            }
          }),
        );
        running = false;
        await polling;
        const all = await allOf(store, from);
        const keyOf = ({ stream, revision, position }: StoredEvent) =>
          `${position} ${stream} ${revision}`;
        expect(all).toHaveLength(expected);
        expect((await subscribed).events.map(keyOf)).toEqual(all.map(keyOf));
        expect(polled.map(keyOf)).toEqual(all.map(keyOf));
        expectOrdered(all);
      });
    });
  });
}

/** Positions grow as plain strings, and each stream's revisions come without a gap. */
function expectOrdered(events: readonly StoredEvent[]): void {
  const positions = events.map(({ position }) => position);
  expect([...new Set(positions)].sort()).toEqual(positions);
  const next = new Map<string, number>();
  for (const { stream, revision } of events) {
    expect(revision).toBe(next.get(stream) ?? 0);
    next.set(stream, revision + 1);
  }
}
