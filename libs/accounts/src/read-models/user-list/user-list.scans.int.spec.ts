import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { toGlobalId } from '@keyledger/graphql';
import type { AccountListArgs } from '../../graphql/account-list.args.js';
import { aServedList, EVERYTHING, type ServedList } from '../testing/a-served-list.js';
import { id } from '../testing/an-event-log.js';
import { SORT_FIELDS } from './sorts.js';
import { USER_LIST } from './user-list.projection.js';

const COPIES = 10;

let served: ServedList;

beforeAll(async () => {
  served = await aServedList(2_000);
  const { tables, database } = served;
  const list = sql.table(tables[USER_LIST] ?? '');
  const terms = sql.table(tables['term'] ?? '');
  const execute = database.postgres.tables();
  // Ten of everybody make 20,000 rows in a second instead of a minute.
  for (let copy = 1; copy < COPIES; copy += 1) {
    const copied = sql`overlay(account_id::text placing ${`${copy}000`} from 10 for 4)::uuid`;
    await sql`
      INSERT INTO ${list}
      SELECT (jsonb_populate_record(row, jsonb_build_object('account_id', ${copied}))).*
        FROM ${list} AS row WHERE substr(account_id::text, 10, 4) !~ '^[1-9]000$'`.execute(execute);
    await sql`
      INSERT INTO ${terms}
      SELECT organization_id, term, ${copied}
        FROM ${terms} WHERE substr(account_id::text, 10, 4) !~ '^[1-9]000$'`.execute(execute);
  }
  await sql`VACUUM (ANALYZE) ${list}`.execute(execute);
  await sql`VACUUM (ANALYZE) ${terms}`.execute(execute);
}, 60_000);
afterAll(() => served.database.drop());

type Wishes = Partial<AccountListArgs>;
const page = (wishes: Wishes) =>
  served.list.page(EVERYTHING, { locale: 'en' }, { first: 50, ...wishes });

describe('The queries of a list of 20,000', () => {
  async function sequentialScans(): Promise<number> {
    const tables = served.database.postgres.tables();
    await sql`SELECT pg_stat_force_next_flush()`.execute(tables);
    const { rows } = await sql<{ scans: number }>`
      SELECT sum(seq_scan)::int AS scans FROM pg_stat_user_tables WHERE relname LIKE 'user_list%'`.execute(
      tables,
    );
    return rows[0]?.scans ?? -1;
  }

  const middle = async (wishes: Wishes) => {
    const { pageInfo } = await page({ ...wishes, first: 20 });
    return page({ ...wishes, after: pageInfo.endCursor });
  };

  it.each([
    ...SORT_FIELDS.map((field) => ({ sort: { field, descending: true } })),
    ...SORT_FIELDS.map((field) => ({ search: 'zhang', sort: { field, descending: false } })),
    { search: 'user' },
    { search: '小明' },
    { search: 'E0000' },
    { search: 'wa', sort: { field: 'LAST_SIGN_IN', descending: true } },
    { filter: { departmentId: toGlobalId('Department', id('部1')) } },
    { filter: { departmentId: toGlobalId('Department', id('部1.2.1')) }, search: 'li' },
    { filter: { provider: 'NetEase' }, sort: { field: 'NAME', descending: false } },
    { filter: { state: 'LOCKED' }, sort: { field: 'PASSWORD_CHANGED', descending: true } },
    { filter: { state: 'SUSPENDED' } },
    { filter: { mustChange: true }, sort: { field: 'LAST_SIGN_IN', descending: false } },
  ] as readonly Wishes[])('never read a whole table: %j', async (wishes) => {
    const before = await sequentialScans();
    await middle(wishes);
    expect((await sequentialScans()) - before).toBe(0);
  });

  it('count up to their limit', async () => {
    expect(await (await page({})).totalCount).toEqual({ value: 10_000, capped: true });
  });
});
