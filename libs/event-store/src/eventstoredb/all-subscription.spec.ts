import { beforeEach, describe, expect, it } from '@jest/globals';
import { UnavailableError } from '@eventstore/db-client';
import type { Position, StoredEvent, Subscription, SubscriptionItem } from '../event-store.port.js';
import { followed } from '../testing/followed.js';
import { offeredEvents } from '../testing/offered-events.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { FakeClient } from './testing/fake-client.js';
import { NotingObserver } from './testing/noting-observer.js';

const unavailable = new UnavailableError(undefined as never);

describe('A subscription to EventStoreDB', () => {
  let client: FakeClient;
  let observer: NotingObserver;
  let store: EventStoreDbEventStore;
  let written = 0;

  beforeEach(async () => {
    client = new FakeClient();
    observer = new NotingObserver();
    written = 0;
    store = await EventStoreDbEventStore.over(client.asClient, { observer, firstPauseMs: 1 });
    await write(3);
    client.calls.length = 0;
    observer.told.length = 0;
  });

  async function write(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const stream = `thing-${(written += 1)}`;
      await store.append(stream, 'none', offeredEvents(stream, 'none', ['a']));
    }
  }

  const streamsOf = (events: readonly StoredEvent[]) => events.map(({ stream }) => stream);
  const allStreams = () => Array.from({ length: written }, (_, n) => `thing-${n + 1}`);
  const subscribeCalls = () => client.calls.filter(({ call }) => call === 'subscribe');

  it.each([
    ['with an error', unavailable],
    ['without one', null],
  ])('that ends %s goes on after the last event that was yielded', async (_how, error) => {
    let drops = 0;
    client.onSubscribed = (live) => {
      void write(1);
      if (drops === 4) return;
      drops += 1;
      live.fail(error);
    };
    const subscription = store.subscribe(null, { batchSize: 2 });
    const { events } = await followed(subscription, (seen) => seen.events.length === 8);
    expect(streamsOf(events)).toEqual(allStreams());
    expect(observer.told.filter((told) => told === 'retried subscribe')).toHaveLength(4);
    expect(subscribeCalls()).toHaveLength(5);
  });

  it('outlives reads that fail, for longer than calls are made again', async () => {
    const fault = { call: 'readAll', when: 'BEFORE', error: unavailable } as const;
    client.inject(...Array<typeof fault>(7).fill(fault));
    const { events } = await followed(store.subscribe(null), ({ caughtUp }) => caughtUp.length > 0);
    expect(streamsOf(events)).toEqual(allStreams());
    expect(observer.told).toEqual(Array(7).fill('retried subscribe'));
  });

  it('begins live after what it yielded, asks for no system events and no checkpoints', async () => {
    const positions: Position[] = [];
    await followed(store.subscribe(null), ({ events, caughtUp }) => {
      positions.splice(0, 9, ...events.map(({ position }) => position));
      if (caughtUp.length === 1 && positions.length === 3) void write(1);
      return caughtUp.length === 2;
    });
    const { options } = subscribeCalls()[0] ?? {};
    expect(options).toEqual({
      fromPosition: expect.objectContaining({ commit: client.log.kept[3]?.commit }),
      filter: { filterOn: 'eventType', regex: '^[^$].*', checkpointInterval: 1 },
      resolveLinkTos: false,
    });
  });

  it('is shut down by unsubscribing first and destroying then', async () => {
    client.shutDown.length = 0;
    await followed(store.subscribe(null), ({ caughtUp }) => {
      if (caughtUp.length === 1) void write(1);
      return caughtUp.length === 2;
    });
    expect(client.shutDown.slice(0, 2)).toEqual(['unsubscribe', 'destroy']);
    expect(client.live.size).toBe(0);
  });

  it('ends when the store is closed, also while it waits for the next try', async () => {
    const fault = { call: 'readAll', when: 'BEFORE', error: unavailable } as const;
    client.inject(...Array<typeof fault>(1_000).fill(fault));
    const slow = await EventStoreDbEventStore.over(client.asClient, { firstPauseMs: 60_000 });
    const items: SubscriptionItem[] = [];
    const following = (async () => {
      for await (const item of slow.subscribe(null)) items.push(item);
    })();
    await slow.close();
    await following;
    expect(items).toEqual([]);
  });

  it('keeps little of what a slow consumer has not asked for', async () => {
    const subscription = store.subscribe(null, { batchSize: 4 });
    const items = subscription[Symbol.asyncIterator]();
    expect((await items.next()).value).toMatchObject({ kind: 'events' });
    expect((await items.next()).value).toMatchObject({ kind: 'caughtUp' });
    const next = items.next();
    await write(1);
    await next;
    await write(60);
    const live = [...client.live][0];
    // A buffer on each side of the client's transform.
    expect((live?.readableLength ?? 0) + (live?.writableLength ?? 0)).toBeLessThanOrEqual(8);
    expect(streamsOf(await rest(subscription, items, 60))).toEqual(allStreams().slice(4));
  });

  async function rest(
    subscription: Subscription,
    items: AsyncIterator<SubscriptionItem>,
    count: number,
  ): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    while (events.length < count) {
      const { value } = (await items.next()) as { value: SubscriptionItem };
      if (value.kind === 'events') {
        expect(value.events.length).toBeLessThanOrEqual(4);
        events.push(...value.events);
      }
    }
    await subscription.close();
    return events;
  }
});
