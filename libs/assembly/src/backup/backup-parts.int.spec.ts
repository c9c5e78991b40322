import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { migrations } from '../migrations.js';
import { BACKUP_PARTS, LEFT_BEHIND } from './backup-parts.js';

describe('The parts of a backup', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ migrations });
  });
  afterAll(() => database.drop());

  it('and what is left behind on purpose are all the tables there are', async () => {
    const { rows } = await database.postgres.pool.query<{ name: string }>(
      'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1',
    );
    const decided = [...BACKUP_PARTS.map(({ table }) => table), ...Object.keys(LEFT_BEHIND)];
    expect(decided.sort()).toEqual(rows.map(({ name }) => name).sort());
  });
});
