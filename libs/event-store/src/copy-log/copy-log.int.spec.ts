import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import type { EventStore, ExpectedHead, StoredEvent } from '../event-store.port.js';
import { EventStoreDbEventStore } from '../eventstoredb/eventstoredb-event-store.js';
import { FakeClient } from '../eventstoredb/testing/fake-client.js';
import { eventStoreMigrations } from '../postgres/event-store.migrations.js';
import { PostgresEventStore } from '../postgres/postgres-event-store.js';
import { offeredEvents } from '../testing/offered-events.js';
import { verifyLog } from '../verify-log/index.js';
import { copyLog, CopyRefused } from './index.js';

const UNLOCKED = 'ALTER TABLE event DISABLE TRIGGER event_is_append_only;';

describe('Copying the log', () => {
  let databases: TestDatabase[];
  let from: EventStore;
  let to: EventStore;

  beforeEach(async () => {
    databases = await Promise.all(
      [1, 2].map(() => testDatabase({ migrations: eventStoreMigrations })),
    );
    const [one, other] = await Promise.all(
      databases.map(({ postgres }) => PostgresEventStore.open(postgres)),
    );
    [from, to] = [one as EventStore, other as EventStore];
    const streams = ['thing-a', 'thing-b', 'thing-c'];
    for (let round = 0; round < 4; round += 1) {
      for (const stream of streams) await write(from, stream, `${round} 一`, `${round} 二`);
    }
    await write(from, 'thing-long', ...Array.from({ length: 40 }, (_, n) => `${n}`));
  });

  afterEach(async () => {
    await Promise.all([from.close(), to.close()]);
    await Promise.all(databases.map((database) => database.drop()));
  });

  async function write(store: EventStore, stream: string, ...contents: string[]): Promise<void> {
    const { head } = await store.read(stream);
    await store.append(stream, head, offeredEvents(stream, head, contents));
  }

  async function allOf(store: EventStore): Promise<Omit<StoredEvent, 'position'>[]> {
    const all: Omit<StoredEvent, 'position'>[] = [];
    for await (const events of store.readAll(null)) {
      all.push(...events.map(({ position: _own, ...event }) => event));
    }
    return all;
  }

  /** Every append that a store is asked for: stream, expected head, and how many events. */
  function noted(store: EventStore) {
    const appends: (readonly [string, ExpectedHead, number])[] = [];
    const append = store.append.bind(store);
    store.append = (stream, expected, events) => {
      appends.push([stream, expected, events.length]);
      return append(stream, expected, events);
    };
    return appends;
  }

  function afterTheFirstAppend(act: () => Promise<void>): void {
    const append = to.append.bind(to);
    to.append = async (...offered) => {
      to.append = append;
      const appended = await append(...offered);
      await act();
      return appended;
    };
  }

  const stopAfter = (copies: number) => ({
    onProgress({ copied }: { copied: number }) {
      if (copied >= copies) throw new Error('stopped');
    },
  });

  it('gives the same events in the same order, and chains that hold', async () => {
    const appends = noted(to);
    const told: number[] = [];
    const copy = await copyLog(from, to, { onProgress: ({ events }) => told.push(events) });
    expect(copy).toEqual({ events: 64, copied: 64, streams: 4, isSourceAhead: false });
    expect(await allOf(to)).toEqual(await allOf(from));
    expect(await verifyLog(to)).toMatchObject({ events: 64, faultsFound: 0 });
    expect(told.at(-1)).toBe(64);
    const sizes = appends.map(([, , events]) => events);
    expect(sizes).toEqual([...Array<number>(12).fill(2), 32, 8]);
  });

  it('goes on where it was interrupted, and writes nothing where nothing is left', async () => {
    await expect(copyLog(from, to, stopAfter(9))).rejects.toThrow('stopped');
    expect(await allOf(to)).toHaveLength(10);
    const appends = noted(to);
    expect(await copyLog(from, to)).toMatchObject({ events: 64, copied: 54 });
    expect(await allOf(to)).toEqual(await allOf(from));
    appends.length = 0;
    expect(await copyLog(from, to)).toMatchObject({ events: 64, copied: 0 });
    expect(appends).toEqual([]);
  });

  it('says that the source went on meanwhile, and takes the rest another time', async () => {
    afterTheFirstAppend(() => write(from, 'thing-a', 'late'));
    expect(await copyLog(from, to)).toMatchObject({ events: 64, isSourceAhead: true });
    expect(await copyLog(from, to)).toMatchObject({ events: 65, copied: 1, isSourceAhead: false });
  });

  it('stops at an event that was altered, before it is copied', async () => {
    await databases[0]?.postgres.pool.query(
      `${UNLOCKED} UPDATE event SET data = '{"content":"x"}' WHERE stream = 'thing-b' AND revision = 4`,
    );
    const copying = copyLog(from, to);
    await expect(copying).rejects.toThrow(CopyRefused);
    await expect(copying).rejects.toThrow(/thing-b at revision 4/);
    expect((await to.read('thing-b')).head).toMatchObject({ revision: 3 });
  });

  it('stops where an event is missing', async () => {
    await databases[0]?.postgres.pool.query(
      `${UNLOCKED} DELETE FROM event WHERE stream = 'thing-c' AND revision = 1`,
    );
    await expect(copyLog(from, to)).rejects.toThrow(/thing-c at revision 2/);
  });

  it('refuses a store that holds something else', async () => {
    await write(to, 'thing-a', 'mine');
    await expect(copyLog(from, to)).rejects.toThrow(/is not a copy of this log: it has the event/);
    expect(await allOf(to)).toHaveLength(1);
  });

  it('refuses a copy in which an event was altered', async () => {
    await expect(copyLog(from, to, stopAfter(9))).rejects.toThrow('stopped');
    await databases[1]?.postgres.pool.query(
      `${UNLOCKED} UPDATE event SET data = '{"content":"x"}' WHERE stream = 'thing-a' AND revision = 0`,
    );
    await expect(copyLog(from, to)).rejects.toThrow(/is not a copy of this log/);
  });

  it('refuses a store that goes on behind the end of the log', async () => {
    await copyLog(from, to);
    await write(to, 'thing-new', 'more');
    await expect(copyLog(from, to)).rejects.toThrow(/goes on where the log to copy has ended/);
  });

  it.each([
    ['another stream', 'thing-new', /has streams that this log has not/],
    ['the same stream', 'thing-long', /has other events in thing-long/],
  ])('refuses a store that somebody writes to meanwhile, in %s', async (_where, stream, told) => {
    afterTheFirstAppend(() => write(to, stream, 'theirs'));
    await expect(copyLog(from, to)).rejects.toThrow(told);
  });

  it('refuses a store that lost the end of a stream', async () => {
    const readAll = to.readAll.bind(to);
    to.readAll = async function* (...asked) {
      for await (const events of readAll(...asked)) {
        yield events.filter(({ stream, revision }) => stream !== 'thing-b' || revision < 7);
      }
    };
    await expect(copyLog(from, to)).rejects.toThrow(/has another end of thing-b/);
  });

  it('goes there and back over another adapter and is the same, byte for byte', async () => {
    const other = await EventStoreDbEventStore.over(new FakeClient().asClient);
    await copyLog(from, other);
    expect(await allOf(other)).toEqual(await allOf(from));
    expect(await copyLog(other, to)).toMatchObject({ events: 64, copied: 64 });
    expect(await allOf(to)).toEqual(await allOf(from));
    await other.close();
  });
});
