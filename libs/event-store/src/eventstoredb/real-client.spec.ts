import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { describeEventStore } from '../testing/event-store.contract.js';
import { followed } from '../testing/followed.js';
import { offeredEvents } from '../testing/offered-events.js';
import { CallCutOff } from './client-failure.js';
import { Connection } from './connection.js';
import { checkConnectionString } from './connection-string.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { NotingObserver } from './testing/noting-observer.js';
import { WireServer } from './testing/wire-server.js';

// The client advises a longer keep-alive at every start.
jest.spyOn(console, 'warn').mockImplementation(() => {});

async function start(deadlineMs = 10_000) {
  const server = await WireServer.start();
  const client = EventStoreDBClient.connectionString(checkConnectionString(server.url).text);
  const observer = new NotingObserver();
  const options = { observer, deadlineMs, firstPauseMs: 1 };
  const store = await EventStoreDbEventStore.over(client, options);
  return {
    server,
    client,
    observer,
    store,
    interrupt: () => client.dispose(),
    async close() {
      await store.close();
      this.server.stop();
    },
  };
}

// What the real client makes of the adapter's calls; the server is imitated.
describeEventStore('the real client of EventStoreDB and an imitated server', start, {
  recognisesIds: 'AT_THEIR_PLACE',
});

describe('The real client on a bad day', () => {
  let run: Awaited<ReturnType<typeof start>>;
  const appendTo = (stream: string) =>
    run.store.append(stream, 'none', offeredEvents(stream, 'none', ['a', 'b']));

  beforeEach(async () => {
    // Long enough for sixty large appends on a busy machine.
    run = await start(3_000);
    await appendTo('thing-first');
    run.observer.told.length = 0;
  });
  afterEach(() => run.close());

  it('rejects every pending append when its stream fails, and each is sent again and written once', async () => {
    run.server.next.push('NO_ANSWER', 'NO_ANSWER', 'BREAK');
    const streams = Array.from({ length: 40 }, (_, n) => `thing-${n}`);
    const answers = await Promise.all(streams.map(appendTo));
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['appended']));
    for (const stream of streams) expect(run.server.log.of(stream)).toHaveLength(2);
    expect(run.observer.told).toContain('retried append');
  });

  it('has never so many appends in hand that it must wait to write, and leaves no rejection behind', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    run.server.next.push('STALL');
    const large = 'x'.repeat(50_000);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        run.store.append(`thing-${n}`, 'none', offeredEvents(`thing-${n}`, 'none', [large])),
      ),
    );
    process.off('unhandledRejection', note);
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['appended']));
    expect(unhandled).toEqual([]);
  });

  it('waits for ever for an append that gets no answer, which is cut off and sent again', async () => {
    run.server.next.push('NO_ANSWER');
    expect(await appendTo('thing-1')).toMatchObject({ outcome: 'appended' });
    expect(run.observer.told).toEqual(['retried append', 'appended']);
    expect(run.server.log.of('thing-1')).toHaveLength(2);
  });

  it('waits for ever for a read that stalls, which is given up and made again', async () => {
    run.server.stallingReads = 1;
    expect((await run.store.read('thing-first')).events).toHaveLength(2);
    expect(run.observer.told).toEqual(['retried read']);
  });

  it('ends a read that was cut off as if it were complete, which is not believed', async () => {
    const connection = new Connection(run.client, 10_000);
    run.server.stallingReads = 1;
    const stalled = new Promise<void>((resolve) => (run.server.onStall = resolve));
    const reading = connection.readStream('thing-first', {});
    await stalled;
    await connection.cut();
    await expect(reading).rejects.toThrow(CallCutOff);
  });

  it('ends a subscription without an error, and it goes on', async () => {
    let ended = false;
    const { events } = await followed(run.store.subscribe(null), ({ events: seen, caughtUp }) => {
      if (caughtUp.length === 1 && !run.server.openSubscriptions) void appendTo('thing-1');
      if (seen.length === 4 && !ended) {
        ended = true;
        run.server.endSubscriptions();
        void appendTo('thing-2');
      }
      return seen.length === 6;
    });
    expect(events.map(({ stream }) => stream)).toEqual(
      ['thing-first', 'thing-1', 'thing-2'].flatMap((stream) => [stream, stream]),
    );
    expect(run.observer.told).toContain('retried subscribe');
  });

  it('goes on over a server that went away and came back', async () => {
    const { log, port } = run.server;
    // The caller sends again what the store gave up, with the same ids.
    const offered = offeredEvents('thing-1', 'none', ['a', 'b']);
    async function appended(): Promise<unknown> {
      return run.store.append('thing-1', 'none', offered).catch((error: Error) => {
        if (error.name !== 'StoreUnavailable') throw error;
        return appended();
      });
    }
    let wentAway = false;
    const { events } = await followed(run.store.subscribe(null), ({ events: seen, caughtUp }) => {
      if (caughtUp.length === 1 && !wentAway) {
        wentAway = true;
        run.server.stop();
        void run.observer
          .retry('append')
          .then(() => WireServer.start(log, port))
          .then((server) => (run.server = server));
        void appended();
      }
      return seen.length === 4;
    });
    expect(events.map(({ stream }) => stream)).toEqual(
      ['thing-first', 'thing-1'].flatMap((stream) => [stream, stream]),
    );
  });
});
