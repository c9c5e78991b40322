import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate, MigrationChangedError, pendingMigrations } from './migrate.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

const first = { id: 'example/0001-table', up: 'CREATE TABLE example (n int)' };
const second = { id: 'example/0002-row', up: 'INSERT INTO example VALUES (1)' };
const broken = { id: 'example/0003-broken', up: 'INSERT INTO example VALUES (2); SELECT 1/0' };

describe('migrate', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('tells what is pending without changing anything', async () => {
    expect(await pendingMigrations(database.postgres, [first])).toEqual([first.id]);
    expect(await pendingMigrations(database.postgres, [first])).toEqual([first.id]);
  });

  it('runs each migration once, in order, even when several processes begin together', async () => {
    const runs = await Promise.all(
      [1, 2, 3].map(() => migrate(database.postgres, [first, second])),
    );
    expect(runs.flat()).toEqual([first.id, second.id]);
    const { rows } = await database.postgres.pool.query('SELECT n FROM example');
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('leaves nothing of a migration that fails, and names it', async () => {
    await expect(migrate(database.postgres, [first, second, broken])).rejects.toThrow(
      'Migration example/0003-broken failed: division by zero',
    );
    const { rows } = await database.postgres.pool.query('SELECT n FROM example');
    expect(rows).toEqual([{ n: 1 }]);
    expect(await pendingMigrations(database.postgres, [first, second, broken])).toEqual([
      broken.id,
    ]);
  });

  it('refuses a migration that was edited after it ran', async () => {
    const edited = { ...second, up: 'INSERT INTO example VALUES (3)' };
    await expect(migrate(database.postgres, [first, edited])).rejects.toThrow(
      MigrationChangedError,
    );
  });
});

describe('testDatabase', () => {
  it('gives each caller a copy of its own', async () => {
    const [one, other] = await Promise.all([
      testDatabase({ migrations: [first] }),
      testDatabase({ migrations: [first] }),
    ]);
    await one.postgres.pool.query('INSERT INTO example VALUES (7)');
    const rows = await other.postgres
      .tables<{ example: { n: number } }>()
      .selectFrom('example')
      .selectAll()
      .execute();
    expect(rows).toEqual([]);
    await Promise.all([one.drop(), other.drop()]);
  });
});
