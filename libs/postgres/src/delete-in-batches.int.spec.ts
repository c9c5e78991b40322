import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deleteInBatches } from './delete-in-batches.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

describe('Deleting in batches', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await database.postgres.pool.query(
      'CREATE TABLE leaf (n integer); INSERT INTO leaf SELECT generate_series(1, 25)',
    );
  });
  afterAll(() => database.drop());

  it('takes all that meet the condition, however many batches that needs, and nothing else', async () => {
    expect(await deleteInBatches(database.postgres, 'leaf', 'n <= $1', [20], 5)).toBe(20);
    expect(await deleteInBatches(database.postgres, 'leaf', 'n <= $1', [20], 5)).toBe(0);
    const { rows } = await database.postgres.pool.query('SELECT n FROM leaf ORDER BY n');
    expect(rows).toEqual([21, 22, 23, 24, 25].map((n) => ({ n })));
  });
});
