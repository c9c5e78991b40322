import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import pg from 'pg';
import { GENESIS, verifyChain } from '../codec/chain.js';
import { AppendRefused, StoreBusy, StoreUnavailable, StreamConflict } from '../event-store.port.js';
import { EventStoreObserver } from '../event-store-observer.js';
import { describeEventStore } from '../testing/event-store.contract.js';
import { followed } from '../testing/followed.js';
import { offeredEvents } from '../testing/offered-events.js';
import { eventStoreMigrations } from './event-store.migrations.js';
import { LogReader } from './log-reader.js';
import { PostgresEventStore } from './postgres-event-store.js';

describeEventStore('PostgreSQL', async () => {
  const database = await testDatabase({ migrations: eventStoreMigrations });
  const store = await PostgresEventStore.open(database.postgres);
  return {
    store,
    async interrupt() {
      await database.postgres.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    },
    async close() {
      await store.close();
      await database.drop();
    },
  };
});

class CountingObserver extends EventStoreObserver {
  readonly groups: number[] = [];
  readonly counts = { appended: 0, conflicts: 0, duplicates: 0 };
  appended(events: number): void {
    this.counts.appended += events;
  }
  conflict(): void {
    this.counts.conflicts += 1;
  }
  duplicate(): void {
    this.counts.duplicates += 1;
  }
  retried(): void {}

  groupWritten(appends: number): void {
    this.groups.push(appends);
  }
}

describe('group commit', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;
  const observer = new CountingObserver();
  const offer = (name: string, content = 'x') =>
    [`thing-${name}`, 'none', offeredEvents(`thing-${name}`, 'none', [content])] as const;

  beforeAll(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    store = await PostgresEventStore.open(database.postgres, { observer, waiting: 40, group: 16 });
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('writes what arrives together in few groups, at dense positions', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => store.append(...offer(`dense-${n}`))),
    );
    const numbers = answers.map(({ position }) => Number(position.split(':')[1]));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    expect(observer.groups.sort((a, b) => a - b)).toEqual([8, 16, 16]);
  });

  it('counts appends, conflicts and duplicates', async () => {
    const before = { ...observer.counts };
    const [stream, head, events] = offer('counted');
    await store.append(stream, head, events);
    await store.append(stream, head, events);
    await store.append(...offer('counted')).catch(() => undefined);
    expect(observer.counts).toEqual({
      appended: before.appended + 1,
      conflicts: before.conflicts + 1,
      duplicates: before.duplicates + 1,
    });
  });

  it('refuses only the append at fault when a group breaks a rule of the database', async () => {
    const [stream, head, events] = offer('fault');
    const broken = events.map((event) => ({ ...event, chain: 'abcd' }));
    const outcomes = await Promise.allSettled([
      store.append(...offer('beside-1')),
      store.append(stream, head, broken),
      store.append(...offer('beside-2')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toHaveProperty('reason', expect.any(AppendRefused));
    expect((await store.read(stream)).head).toBe('none');
  });

  it('refuses what the queue has no place for, and takes on again later', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 45 }, (_, n) => store.append(...offer(`full-${n}`))),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason as unknown)).toEqual(
      Array(5).fill(expect.any(StoreBusy)),
    );
    expect((await store.append(...offer('later'))).outcome).toBe('appended');
  });

  it('keeps order and conflicts exact among many processes writing to the same streams', async () => {
    const stores = await Promise.all(
      Array.from({ length: 4 }, () => PostgresEventStore.open(database.postgres)),
    );
    const streams = ['thing-shared1', 'thing-shared2', 'thing-shared3'];
    const others = new Set<string>();
    const writeOnce = async (writer: PostgresEventStore, stream: string): Promise<void> => {
      const { head } = await writer.read(stream);
      try {
        await writer.append(stream, head, offeredEvents(stream, head, ['a', 'b']));
      } catch (error) {
        if (!(error instanceof StreamConflict)) others.add((error as Error).name);
        await writeOnce(writer, stream);
      }
    };
    await Promise.all(
      stores.flatMap((writer) =>
        streams.flatMap((stream) => Array.from({ length: 5 }, () => writeOnce(writer, stream))),
      ),
    );
    await Promise.all(stores.map((writer) => writer.close()));
    expect([...others]).toEqual([]);
    for (const stream of streams) {
      const { events } = await store.read(stream);
      expect(events.map(({ revision }) => revision)).toEqual([...Array(40).keys()]);
      let previous = GENESIS;
      for (const event of events) {
        expect(verifyChain(previous, event)).toBe(true);
        previous = event.chain;
      }
    }
  });

  it('reads on for a subscription when reading fails, and ends it on what will never work', async () => {
    const { position } = await store.append(...offer('before-outage'));
    const from = (await store.read('thing-dense-0')).events[0]?.position ?? null;
    const lost = new Error('Connection terminated unexpectedly');
    const after = jest.spyOn(LogReader.prototype, 'after');
    after.mockRejectedValueOnce(lost).mockRejectedValueOnce(lost);
    const { events } = await followed(store.subscribe(from), ({ caughtUp }) => caughtUp.length > 0);
    expect(events.at(-1)?.position).toBe(position);
    expect(after.mock.calls.length).toBeGreaterThan(2);

    const broken = Object.assign(new pg.DatabaseError('no such table', 13, 'error'), {
      code: '42P01',
    });
    after.mockRejectedValueOnce(broken);
    await expect(followed(store.subscribe(null), () => true)).rejects.toThrow('no such table');
    after.mockRestore();
  });

  it('never changes or removes an event', async () => {
    for (const statement of ['DELETE FROM event', `UPDATE event SET data = ''`, 'TRUNCATE event']) {
      await expect(database.postgres.pool.query(statement)).rejects.toThrow(/never changed/);
    }
  });

  it('answers that it is unavailable when the server is', async () => {
    const lost = await PostgresEventStore.open(database.postgres);
    await lost.close();
    await expect(lost.append(...offer('closed'))).rejects.toThrow(StoreUnavailable);
  });
});

describe('an append connection that hangs', () => {
  it('holds up what is in it and nobody else', async () => {
    const database = await testDatabase({ migrations: eventStoreMigrations });
    const store = await PostgresEventStore.open(database.postgres);
    await store.append('hang-1', 'none', offeredEvents('hang-1', 'none', ['a']));
    const { rows } = await database.postgres.pool.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'keyledger append'`,
    );
    const pid = rows[0]?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    const held = store.append('hang-2', 'none', offeredEvents('hang-2', 'none', ['a']));
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const other = store.append('hang-3', 'none', offeredEvents('hang-3', 'none', ['a']));
    expect(await other).toMatchObject({ outcome: 'appended' });
    process.kill(pid, 'SIGCONT');
    expect(await held).toMatchObject({ outcome: 'appended' });
    await store.close();
    await database.drop();
  });

  it('is not sent an event id that is none', async () => {
    const database = await testDatabase({ migrations: eventStoreMigrations });
    const store = await PostgresEventStore.open(database.postgres);
    const wrong = offeredEvents('wrong-1', 'none', ['a'], ['no uuid']);
    await expect(store.append('wrong-1', 'none', wrong)).rejects.toThrow(AppendRefused);
    await store.close();
    await database.drop();
  });
});
