import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret } from '@keyledger/kernel';
import {
  migrate,
  Postgres,
  startEmbeddedPostgres,
  type RunningPostgres,
} from '@keyledger/postgres';
import type { EventStore } from '../event-store.port.js';
import { appendWithRetry } from '../aggregates/append-with-retry.js';
import { followed } from '../testing/followed.js';
import { offeredEvents } from '../testing/offered-events.js';
import { eventStoreMigrations } from './event-store.migrations.js';
import { PostgresEventStore } from './postgres-event-store.js';

describe('a PostgreSQL that dies and comes back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyledger-restart-'));
  let server: RunningPostgres;
  let postgres: Postgres;
  let store: EventStore;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataFolder: folder, password: new Secret('test') });
    postgres = Postgres.connect(server.poolConfig);
    await migrate(postgres, eventStoreMigrations);
    store = await PostgresEventStore.open(postgres);
  });
  afterAll(async () => {
    await store.close();
    await postgres.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses no acknowledged event, and a subscription goes on where it was', async () => {
    const from = await store.headPosition();
    const postmaster = await postmasterOf(postgres);
    const streams = Array.from({ length: 200 }, (_, n) => `thing-restart${n}`);
    const subscribed = followed(store.subscribe(from), ({ events }) => events.length === 200);
    let acknowledged = 0;
    const write = async (stream: string): Promise<void> => {
      const events = offeredEvents(stream, 'none', ['x']);
      // Longer than one command would try: a server that recovers takes its time.
      for (;;) {
        try {
          await appendWithRetry(store, stream, 'none', events);
          break;
        } catch (error) {
          if ((error as Error).name !== 'StoreUnavailable') throw error;
        }
      }
      acknowledged += 1;
      if (acknowledged === 60) process.kill(postmaster, 'SIGQUIT');
    };
    for (let n = 0; n < streams.length; n += 20) {
      await Promise.all(streams.slice(n, n + 20).map(write));
    }
    const { events } = await subscribed;
    expect(events.map(({ stream }) => stream).sort()).toEqual([...streams].sort());
    expect(new Set(events.map(({ position }) => position)).size).toBe(200);
  });
});

/** The server's own account of its first process, wherever its data folder lies. */
async function postmasterOf({ pool }: Postgres): Promise<number> {
  const { rows } = await pool.query<{ file: string }>(
    `SELECT pg_read_file('postmaster.pid') AS file`,
  );
  return Number(rows[0]?.file.split('\n')[0]);
}
