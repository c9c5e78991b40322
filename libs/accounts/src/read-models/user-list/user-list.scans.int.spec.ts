import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Scope } from '@keyledger/kernel';
import { COUNT_LIMIT, toGlobalId, type Connection } from '@keyledger/graphql';
import type { AccountListArgs } from '../../graphql/account-list.args.js';
import type { AccountNode } from '../../graphql/account.type.js';
import { aServedList, EVERYTHING, type ServedList } from '../testing/a-served-list.js';
import { ACME, id } from '../testing/an-event-log.js';
import { plansOf, type PlanRead } from '../testing/query-plans.js';
import type { AccountFilter } from './account-criteria.js';
import { accountCriteria } from './account-list.js';
import type { FacetCount } from './facets/account-facets.query.js';
import { orderOf } from './keyset.js';
import { Search } from './search.js';
import { searchForms } from './search-text.js';
import { SORT_FIELDS } from './sorts.js';
import { USER_LIST } from './user-list.projection.js';

const COPIES = 24;
/** Of 24,000: most rows that a statement may look at, to sort or count what a search or a filter finds. */
const MOST_ROWS = 12_500;
const PAGE = 50;

let served: ServedList;

beforeAll(async () => {
  served = await aServedList(1_000);
  const { tables, database } = served;
  const [list, terms] = [USER_LIST, 'term'].map((name) => sql.table(tables[name] ?? ''));
  const execute = database.postgres.tables();
  // Twenty-four of everybody make 24,000 rows in some seconds instead of minutes.
  const numbers = sql`generate_series(1, ${COPIES - 1})`;
  const copied = sql`overlay(account_id::text placing lpad(copy::text, 4, '0') from 10 for 4)::uuid`;
  await sql`
    INSERT INTO ${list}
    SELECT (jsonb_populate_record(row, jsonb_build_object('account_id', ${copied}))).*
      FROM ${list} AS row, ${numbers} AS copy`.execute(execute);
  await sql`
    INSERT INTO ${terms}
    SELECT organization_id, term, ${copied}, address_head, name_head
      FROM ${terms}, ${numbers} AS copy`.execute(execute);
  await sql`VACUUM (ANALYZE) ${list}`.execute(execute);
  await sql`VACUUM (ANALYZE) ${terms}`.execute(execute);
}, 240_000);
afterAll(() => served.database.drop());

type Wishes = Partial<AccountListArgs>;
const page = (wishes: Wishes): Promise<Connection<AccountNode>> =>
  served.list.page(EVERYTHING, { locale: 'en' }, { first: PAGE, ...wishes });

/** The first page, the one after it and the last. */
async function pages(wishes: Wishes): Promise<Connection<AccountNode>[]> {
  const first = await page(wishes);
  const second = await page({ ...wishes, after: first.pageInfo.endCursor });
  return [first, second, await page({ ...wishes, last: PAGE })];
}

const SEARCHES = ['w', 'zhang', 'user', '小', '小明', 'xm', 'e0'];
const FILTERS: readonly Wishes[] = [
  { filter: { departmentId: toGlobalId('Department', id('部1')) } },
  { filter: { departmentId: toGlobalId('Department', id('部1.2.1')) } },
  { filter: { provider: 'NetEase' } },
  { filter: { provider: 'nobody' } },
  { filter: { state: 'LOCKED' } },
  { filter: { state: 'SUSPENDED' } },
  { filter: { state: 'FROZEN' } },
  { filter: { state: 'ACTIVE' } },
  { filter: { mustChange: true } },
  { filter: { mustChange: false } },
  { filter: { formerOwnerId: toGlobalId('Employee', id('person 1')) } },
];
/** Of a table this small, a quarter is sorted and counted best by reading it from end to end. */
const NO_QUARTER = FILTERS.filter(
  ({ filter }) =>
    filter?.provider !== 'NetEase' && filter?.departmentId !== toGlobalId('Department', id('部1')),
);
/** Those that leave few, so that a search within them is carried out in a way of its own. */
const NARROW = NO_QUARTER.filter(
  ({ filter }) => filter?.state !== 'ACTIVE' && filter?.mustChange !== false,
);
/** Each field, upwards or downwards; the pages from the end go the other way. */
const SORTS = SORT_FIELDS.map((field, place) => ({ sort: { field, descending: place >= 2 } }));

describe('The plans for a list of 24,000', () => {
  // The table of forty departments is best read from end to end.
  const isLarge = (table: string) => table !== served.tables['department'];
  const offending = (plans: readonly PlanRead[]) =>
    plans.filter(
      ({ wholeTables, tableRows }) => wholeTables.some(isLarge) || tableRows > MOST_ROWS,
    );

  it.each([{}, ...SEARCHES.map((search) => ({ search })), ...FILTERS] as readonly Wishes[])(
    'read no whole table and few rows more than they show, in every order: %j',
    async (wishes) => {
      for (const sort of SORTS) {
        const plans = await plansOf(served.database.postgres, () => pages({ ...wishes, ...sort }));
        expect(plans.length).toBeGreaterThanOrEqual(3);
        expect(offending(plans)).toEqual([]);
      }
    },
  );

  it.each(SORTS)('look for locked accounts among those that were locked: %j', async (sort) => {
    const { rows } = await sql<{ locked: number }>`
      SELECT count(*)::int AS locked FROM ${sql.table(served.tables[USER_LIST] ?? '')}
       WHERE locked`.execute(served.database.postgres.tables());
    const wishes: Wishes = { filter: { state: 'LOCKED' }, ...sort };
    const plans = await plansOf(served.database.postgres, () => pages(wishes));
    const most = rows[0]?.locked ?? 0;
    expect(most).toBeGreaterThan(0);
    expect(plans.filter(({ tableRows }) => tableRows > most)).toEqual([]);
  });

  it.each(NARROW.flatMap((filter) => ['xm', 'user'].map((search) => ({ ...filter, search }))))(
    'do so for a search within a filter: %j',
    async (wishes) => {
      for (const sort of [SORTS[0], SORTS[2]]) {
        const plans = await plansOf(served.database.postgres, () => pages({ ...wishes, ...sort }));
        expect(offending(plans)).toEqual([]);
      }
    },
  );

  it.each(SORTS)('look at nobody where the caller’s departments are others: %j', async (sort) => {
    const scope: Scope = { ...EVERYTHING, departmentIds: [id('部2'), id('部3.0.0')] };
    const filter = { departmentId: toGlobalId('Department', id('部1')) };
    const plans = await plansOf(served.database.postgres, async () => {
      const empty = await served.list.page(scope, { locale: 'en' }, { first: 1, filter, ...sort });
      expect(empty.nodes).toEqual([]);
      expect(await empty.totalCount).toEqual({ value: 0, capped: false });
    });
    // No more than the departments.
    expect(plans.filter(({ largestScan }) => largestScan > 50)).toEqual([]);
  });

  it.each([{}, ...SEARCHES.map((search) => ({ search })), ...NO_QUARTER] as readonly Wishes[])(
    'count no further than their limit: %j',
    async (wishes) => {
      const connection = await page(wishes);
      const plans = await plansOf(served.database.postgres, async () => connection.totalCount);
      expect(plans).not.toEqual([]);
      // Where nearly everybody is meant, rows in any order will do, as far as the limit.
      expect(plans.filter(({ tableRows }) => tableRows > MOST_ROWS)).toEqual([]);
    },
  );
});

describe('Facets of 24,000', () => {
  const within: Scope = { ...EVERYTHING, departmentIds: [id('部2'), id('部3.0.0'), id('部3')] };
  const cases = (
    [
      {},
      { filter: { departmentId: toGlobalId('Department', id('部1')) } },
      { filter: { provider: 'NetEase' } },
      { filter: { state: 'LOCKED' } },
      { filter: { state: 'ACTIVE' }, search: '小' },
      { filter: { mustChange: false } },
      { search: 'user' },
    ] as const satisfies readonly Wishes[]
  ).flatMap((wishes) => [EVERYTHING, within].map((scope) => ({ wishes, scope })));

  /** Each count, and how many accounts there are when all of them are filtered by its value. */
  async function counted(wishes: Wishes, scope: Scope) {
    const { filter, search } = accountCriteria(wishes);
    const of = <Value>(counts: readonly FacetCount<Value>[], as: (value: Value) => AccountFilter) =>
      counts.map(async ({ value, count }) => {
        const narrowed = { search, filter: { ...filter, ...as(value) } };
        return { value, count, all: await served.query.countAll(scope, narrowed) };
      });
    const { facets } = served;
    return Promise.all([
      ...of(await facets.states(scope, { filter, search }), (state) => ({ state })),
      ...of(await facets.mustChange(scope, { filter, search }), (mustChange) => ({ mustChange })),
      ...of(await facets.providers(scope, { filter, search }), (provider) => ({ provider })),
      ...of(await facets.departments(scope, { filter, search }), (departmentId) => ({
        departmentId,
      })),
    ]);
  }

  it.each(cases)(
    'are exact, or say that there are at least so many: $wishes, $scope.departmentIds',
    async ({ wishes, scope }) => {
      const counts = await counted(wishes, scope);
      expect(counts.filter(({ count, all }) => !count.capped && count.value !== all)).toEqual([]);
      expect(counts.filter(({ count, all }) => count.capped && count.value > all)).toEqual([]);
      // What is rarer than the limit is looked at to its end.
      const { rows } = await sql<{ value: string; count: number }>`
        SELECT provider AS value, count(*)::int AS count FROM ${sql.table(served.tables[USER_LIST] ?? '')}
         GROUP BY provider`.execute(served.database.postgres.tables());
      const rare = rows.filter(({ count }) => count <= COUNT_LIMIT).map(({ value }) => value);
      expect(rare).toHaveLength(3);
      expect(
        counts.filter(({ value, count }) => rare.includes(`${value}`) && count.capped),
      ).toEqual([]);
    },
  );

  it('say how many of whom there are the most up to the limit', async () => {
    const counts = await counted({}, EVERYTHING);
    const of = (value: unknown) => counts.find((one) => one.value === value)?.count;
    const limit = { value: COUNT_LIMIT, capped: true };
    expect([of('ACTIVE'), of(false), of(id('总部'))]).toEqual([limit, limit, limit]);
    for (const value of ['LOCKED', 'SUSPENDED', true]) {
      expect(of(value)).toMatchObject({ capped: false });
      expect(of(value)?.value).toBeGreaterThan(0);
    }
  });

  it('look at no more from a side than are counted', async () => {
    const { database, facets } = served;
    // A third of a table this small is best read from end to end, one of a large table by its index; and whom most accounts
    // are in scope of, a walk of all soon meets as many as are counted.
    const few: Scope = { ...EVERYTHING, departmentIds: [id('部2'), id('部3.0.0')] };
    const looked = cases.map(({ wishes, scope }) => ({
      wishes,
      scope: scope === within ? few : scope,
    }));
    await sql`SET enable_seqscan TO off`.execute(database.postgres.tables());
    const plans = await plansOf(database.postgres, async () => {
      for (const { wishes, scope } of looked) {
        const criteria = accountCriteria(wishes);
        await facets.states(scope, criteria);
        await facets.mustChange(scope, criteria);
        await facets.providers(scope, criteria);
        await facets.departments(scope, criteria);
      }
    });
    await sql`SET enable_seqscan TO on`.execute(database.postgres.tables());
    expect(plans.length).toBeGreaterThanOrEqual(4 * looked.length);
    expect(plans.filter(({ largestScan }) => largestScan > MOST_ROWS)).toEqual([]);
  });
});

describe('Whichever way a search is carried out', () => {
  const { organizationId } = EVERYTHING;
  const BY_ADDRESS = { field: 'ADDRESS', descending: false } as const;

  /** Every match in order, as reading the whole table finds them. */
  async function everyMatch(
    search: string,
    sort: (typeof SORTS)[number]['sort'],
    filter = sql`TRUE`,
  ): Promise<string[]> {
    const { postgres } = served.database;
    const tested = new Search(postgres, '', organizationId, searchForms(search)).tested();
    const { rows } = await sql<{ account_id: string }>`
      SELECT account_id FROM ${sql.table(served.tables[USER_LIST] ?? '')}
       WHERE organization_id = ${ACME}::uuid AND ${tested} AND ${filter}
       ORDER BY ${orderOf(sort, false)}`.execute(postgres.tables());
    return rows.map(({ account_id }) => account_id);
  }

  it.each(SEARCHES)('%s finds the same in the same order', async (search) => {
    for (const { sort } of SORTS) {
      const expected = await everyMatch(search, sort);
      const found = (await pages({ search, sort })).map(({ nodes }) =>
        nodes.map(({ accountId }) => accountId),
      );
      const parts = [
        expected.slice(0, PAGE),
        expected.slice(PAGE, 2 * PAGE),
        expected.slice(-PAGE),
      ];
      expect(found).toEqual(parts);
    }
  });

  it('finds the same within a filter that leaves many', async () => {
    for (const { sort } of SORTS) {
      const expected = await everyMatch('user', sort, sql`NOT must_change`);
      const wishes = { search: 'user', sort, filter: { mustChange: false } };
      const found = (await pages(wishes)).map(({ nodes }) =>
        nodes.map(({ accountId }) => accountId),
      );
      expect(expected.length).toBeGreaterThan(20_000);
      expect(found).toEqual([
        expected.slice(0, PAGE),
        expected.slice(PAGE, 2 * PAGE),
        expected.slice(-PAGE),
      ]);
    }
  });

  it('counts the same within a filter, where more are found than are looked up', async () => {
    const expected = await everyMatch('user', BY_ADDRESS, sql`provider = 'NetEase'`);
    const { totalCount } = await page({ search: 'user', filter: { provider: 'NetEase' } });
    expect(expected.length).toBeGreaterThan(5_000);
    expect(await totalCount).toEqual({ value: expected.length, capped: false });
  });

  it('counts accounts, not what they were found by', async () => {
    const { totalCount } = await page({ search: 'w' });
    const matches = await everyMatch('w', BY_ADDRESS);
    expect(await totalCount).toEqual({ value: matches.length, capped: false });
    expect(await (await page({ search: 'u' })).totalCount).toEqual({ value: 10_000, capped: true });
  });
});
