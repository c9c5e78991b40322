import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Postgres } from './postgres.js';
import { checkServer } from './server-check.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

describe('checkServer', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('lists everything that is unfit, and what to set', async () => {
    // The test run's server gives up crash safety for speed, so it is a fine bad example.
    await expect(checkServer(database.postgres)).rejects.toMatchObject({
      problems: [
        'fsync is off, so a crash can lose acknowledged events; set fsync = on.',
        'synchronous_commit is off, so a crash can lose acknowledged events; set synchronous_commit = on.',
      ],
    });
  });

  it('refuses a database that is not UTF-8', async () => {
    const name = `latin_${process.pid}`;
    await database.postgres.pool.query(
      `CREATE DATABASE ${name} ENCODING 'SQL_ASCII' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0`,
    );
    const ascii = Postgres.connect({ ...database.poolConfig, database: name });
    await expect(checkServer(ascii)).rejects.toThrow("create one with ENCODING 'UTF8'");
    await ascii.close();
    await database.postgres.pool.query(`DROP DATABASE ${name}`);
  });
});
