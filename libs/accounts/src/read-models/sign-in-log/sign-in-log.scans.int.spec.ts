import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Keyset } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import type { TableNames } from '@keyledger/projections';
import { projectEvents } from '@keyledger/projections/testing';
import { sql } from 'kysely';
import { aServedList, EVERYTHING, type ServedList } from '../testing/a-served-list.js';
import { ACME, at, id } from '../testing/an-event-log.js';
import { FixedPositions } from '../testing/fixed-positions.js';
import { plansOf, type PlanRead } from '../testing/query-plans.js';
import { USER_LIST } from '../user-list/user-list.projection.js';
import type { SignInCriteria } from './sign-in-criteria.js';
import { SIGN_IN_LOG, signInLogProjection } from './sign-in-log.projection.js';
import { ALL_SIGN_INS, SignInLogQuery, type WhoseSignIns } from './sign-in-log.query.js';

/** Most of them are more than are asked one by one. */
const PEOPLE = 1_200;
const SIGN_INS = 24_000;
const LIMIT = 21;
/** What a page may look at: of each of some outcomes and clients as many as it shows, and their places in indexes. */
const MOST_ROWS = 1_500;
/** The same where accounts are asked one by one: of each as many as a page shows. */
const MOST_ROWS_OF_MANY = 6_000;

let served: ServedList;
let tables: TableNames;
let query: SignInLogQuery;

beforeAll(async () => {
  served = await aServedList(PEOPLE);
  const { postgres } = served.database;
  ({ tables } = await projectEvents(postgres, signInLogProjection));
  const [log, owned, list] = [tables[SIGN_IN_LOG], tables['owned'], served.tables[USER_LIST]].map(
    (name) => sql.table(name ?? ''),
  );
  const execute = postgres.tables();
  // Each account's sign-ins are spread over all the time; most are of one outcome, client, country and network.
  const nth = (every: number, value: string, otherwise: string) =>
    sql`CASE WHEN n % ${sql.raw(String(every))} = 0 THEN ${value} ELSE ${otherwise} END`;
  await sql`
    INSERT INTO ${log}
    SELECT account_id, 'spec:' || lpad(n::text, 20, '0'), ${ACME}::uuid, 'signin-' || account_id || '-202611', n,
           ${at(0)}::timestamptz + n * interval '1 second',
           CASE WHEN n % 6007 = 0 THEN 'FROZEN' WHEN n % 11 = 0 THEN 'WRONG_PASSWORD' ELSE 'SUCCEEDED' END,
           ${nth(6011, 'OTHER', 'WEB')}, ${nth(3989, 'BR', 'CN')}, ${nth(4001, 'far', 'office')}
      FROM generate_series(1, ${SIGN_INS}) AS n
      JOIN (SELECT row_number() OVER (ORDER BY account_id) AS place, account_id FROM ${list}
             WHERE organization_id = ${ACME}::uuid) AS whose ON whose.place = 1 + n % ${PEOPLE}`.execute(
    execute,
  );
  await sql`
    INSERT INTO ${owned} SELECT account_id, 'spec:', owner_id FROM ${list}`.execute(execute);
  for (const table of [log, owned]) await sql`VACUUM (ANALYZE) ${table}`.execute(execute);
  const read = { [USER_LIST]: served.tables, [SIGN_IN_LOG]: tables };
  query = new SignInLogQuery(postgres, new FixedPositions(read));
});
afterAll(() => served.database.drop());

type Asked = Partial<SignInCriteria>;
const EVERYBODY: WhoseSignIns = { of: 'WITHIN', departmentId: null };
const within = (name: string): WhoseSignIns => ({ of: 'WITHIN', departmentId: id(name) });

/** The first page, the one after it and one from the middle. */
async function pages(scope: Scope, whose: WhoseSignIns, asked: Asked): Promise<void> {
  const criteria = { ...ALL_SIGN_INS, ...asked };
  const first = await query.before(scope, whose, criteria, null, LIMIT);
  const last = first.at(-1);
  const places: Keyset[] = [
    { values: [at(SIGN_INS / 120).toISOString()], id: 'spec:' },
    ...(last ? [{ values: [last.recorded_at.toISOString()], id: last.position }] : []),
  ];
  for (const place of places) await query.before(scope, whose, criteria, place, LIMIT);
}

const CRITERIA: readonly Asked[] = [
  {},
  { outcomes: ['FROZEN'] },
  { outcomes: ['OWNER_LEFT'] },
  { outcomes: ['WRONG_PASSWORD', 'LOCKED'] },
  { clients: ['OTHER'] },
  { clients: ['MAIL_CLIENT'] },
  { country: 'CN' },
  { country: 'BR' },
  { country: 'IS' },
  { networkMark: 'office' },
  { networkMark: 'far' },
  { networkMark: 'nowhere' },
  { since: at(100), until: at(101) },
];
/** Each with each. */
const COMBINED = CRITERIA.flatMap((one, place) =>
  CRITERIA.slice(place).map((other) => ({ ...one, ...other })),
);
const ADMIN_OF = (name: string): Scope => ({ ...EVERYTHING, departmentIds: [id(name)] });
const EMPLOYEE: Scope = {
  ...EVERYTHING,
  role: 'EMPLOYEE',
  actor: { kind: 'PERSON', id: id('person 7'), role: 'EMPLOYEE' },
};

describe(`The plans for a log of ${SIGN_INS} sign-ins`, () => {
  const offending = (plans: readonly PlanRead[], most: number) =>
    plans.filter(
      ({ wholeTables, tableRows, indexEntries }) =>
        wholeTables.includes(tables[SIGN_IN_LOG] ?? '') || tableRows + indexEntries > most,
    );
  const plansFor = (scope: Scope, whose: WhoseSignIns, asked: Asked) =>
    plansOf(served.database.postgres, () => pages(scope, whose, asked));

  it.each(COMBINED)('read few rows more than they show: %j', async (asked) => {
    const plans = await plansFor(EVERYTHING, EVERYBODY, asked);
    expect(plans.length).toBeGreaterThanOrEqual(2);
    expect(offending(plans, MOST_ROWS)).toEqual([]);
  });

  it.each([
    ['an account', EVERYTHING, { of: 'ACCOUNTS', accountIds: [id('person 7')] }],
    ['an employee', EMPLOYEE, EVERYBODY],
    ['a department', EVERYTHING, within('部1.2.1')],
    ['a large department', EVERYTHING, within('部1')],
    ['an administrator of one', ADMIN_OF('部1.2.1'), EVERYBODY],
    ['most accounts', EVERYTHING, within('总部')],
    ['an administrator of most', ADMIN_OF('总部'), EVERYBODY],
  ] as const)('do so for %s', async (_, scope, whose) => {
    for (const asked of CRITERIA) {
      const plans = await plansFor(scope, whose, asked);
      expect(offending(plans, MOST_ROWS_OF_MANY)).toEqual([]);
    }
  });
});

describe('Whichever way they are looked for', () => {
  /** Every match in order, as reading the whole table finds them. */
  async function everyMatch(department: string, asked: Asked): Promise<readonly string[]> {
    const { outcomes, clients, country } = { ...ALL_SIGN_INS, ...asked };
    const { rows } = await sql<{ position: string }>`
      SELECT entry.position FROM ${sql.table(tables[SIGN_IN_LOG] ?? '')} AS entry
        JOIN ${sql.table(served.tables[USER_LIST] ?? '')} USING (account_id)
        JOIN ${sql.table(served.tables['department'] ?? '')} USING (department_id)
       WHERE path @> ARRAY[${id(department)}::uuid] AND outcome = ANY(${outcomes}::text[])
         AND client = ANY(${clients}::text[]) AND (${country}::text IS NULL OR country = ${country})
       ORDER BY recorded_at DESC`.execute(served.database.postgres.tables());
    return rows.map(({ position }) => position);
  }

  it.each(['总部', '部1'])('those of %s are the same in the same order', async (department) => {
    for (const asked of CRITERIA.slice(0, 9)) {
      const criteria = { ...ALL_SIGN_INS, ...asked };
      const expected = await everyMatch(department, asked);
      const first = await query.before(EVERYTHING, within(department), criteria, null, LIMIT);
      const last = first.at(-1);
      const place = { values: [last?.recorded_at.toISOString() ?? null], id: last?.position ?? '' };
      const second = last
        ? await query.before(EVERYTHING, within(department), criteria, place, LIMIT)
        : [];
      const found = [...first, ...second].map(({ position }) => position as string);
      expect({ asked, found }).toEqual({ asked, found: expected.slice(0, 2 * LIMIT) });
      const count = await query.count(EVERYTHING, within(department), criteria);
      expect({ asked, count }).toEqual({ asked, count: Math.min(expected.length, 10_001) });
    }
  });
});
