import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { prepared } from './preparing-client.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

describe('a statement that is marked as prepared', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ max: 1 });
    await database.postgres.pool.query('CREATE TABLE thing (id int PRIMARY KEY, name text)');
  });
  afterAll(() => database.drop());

  const plans = async () => {
    const { rows } = await database.postgres.pool.query<{ statement: string; runs: string }>(
      'SELECT statement, generic_plans + custom_plans AS runs FROM pg_prepared_statements ORDER BY statement',
    );
    return rows;
  };
  const add = (table: string, id: number) => sql`${prepared}
    INSERT INTO ${sql.table(table)} (id, name) VALUES (${id}, ${`name ${id}`})`;

  it('is prepared once a connection, with other values each time, in a transaction too', async () => {
    const kysely = database.postgres.tables<object>();
    await add('thing', 1).execute(kysely);
    await kysely.transaction().execute(async (transaction) => {
      await add('thing', 2).execute(transaction);
      await add('thing', 3).execute(transaction);
    });
    await expect(add('thing', 3).execute(kysely)).rejects.toThrow(/duplicate key/);
    const { rows } = await database.postgres.pool.query('SELECT id, name FROM thing ORDER BY id');
    expect(rows).toEqual([1, 2, 3].map((id) => ({ id, name: `name ${id}` })));
    expect(await plans()).toEqual([{ statement: add('thing', 1).compile(kysely).sql, runs: '4' }]);
  });

  it('is another one where its text is another', async () => {
    const kysely = database.postgres.tables<object>();
    await sql`CREATE TABLE other (LIKE thing)`.execute(kysely);
    await add('other', 1).execute(kysely);
    await sql`SELECT ${1}::int`.execute(kysely);
    expect((await plans()).map(({ runs }) => runs)).toEqual(['1', '4']);
  });
});
