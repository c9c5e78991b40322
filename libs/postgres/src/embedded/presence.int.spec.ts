import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import { announcePresence } from './presence.js';

describe('presence at the server', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const announce = () => announcePresence(database.postgres.config, () => undefined);

  /** The server's process that answers the presence's connection. */
  async function backEnd(): Promise<number> {
    const { rows } = await database.postgres.pool.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'keyledger presence'`,
    );
    return rows[0]?.pid ?? 0;
  }

  it('tells the last who leaves that it is the last', async () => {
    const [one, other] = [await announce(), await announce()];
    expect(await one.leave()).toBe(false);
    expect(await other.leave()).toBe(true);
  });

  it('leaves in peace when the server is stopped between our leaving and its answer', async () => {
    await database.postgres.pool.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'keyledger presence'`,
    );
    const presence = await announce();
    const pid = await backEnd();
    process.kill(pid, 'SIGSTOP');
    const leaving = presence.leave();
    // As the server's stop does; the process finds both when it runs again, and ends before it reads our query.
    process.kill(pid, 'SIGTERM');
    process.kill(pid, 'SIGCONT');
    expect(await leaving).toBe(false);
  });
});
