import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@keyledger/event-store';
import type { Keyset } from '@keyledger/graphql';
import type { Scope } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { projectEvents } from '@keyledger/projections/testing';
import { sql } from 'kysely';
import { FixedPositions } from '../testing/fixed-positions.js';
import { EVERYTHING } from '../testing/a-served-list.js';
import { at, EventLog, id } from '../testing/an-event-log.js';
import { USER_LIST, userListProjection } from '../user-list/user-list.projection.js';
import type { SignInCriteria } from './sign-in-criteria.js';
import { SIGN_IN_LOG, signInLogProjection } from './sign-in-log.projection.js';
import { ALL_SIGN_INS, SignInLogQuery, type WhoseSignIns } from './sign-in-log.query.js';
import type { SignInRow } from './sign-in-row.js';

const web = { client: 'WEB', network: '203.0.113.7' } as const;
const from = (country: string, networkMark: string) => ({
  ...web,
  networkMark,
  place: { country, asn: 4134 },
});
const succeeded = (source: ReturnType<typeof from>) => ({ ...source, credentialId: id('c') });
const failed = (source: ReturnType<typeof from>) => ({
  ...source,
  reason: 'WRONG_PASSWORD' as const,
});

const log = () =>
  new EventLog()
    .department('总部')
    .department('研发', '总部')
    .registered('王小明', id('研发'))
    .registered('张伟', id('总部'))
    .provisioned('王小明', 'wang')
    .provisioned('张伟', 'zhang')
    .signIn('王小明', 'SignInSucceeded', succeeded(from('CN', 'office')), { minute: 10 })
    .signIn('张伟', 'SignInFailed', failed(from('US', 'far')), { minute: 11 })
    .signIn(
      '王小明',
      'SignInFailed',
      { ...failed(from('US', 'far')), client: 'MAIL_CLIENT' },
      { minute: 12 },
    )
    .signIn('张伟', 'SignInSucceeded', succeeded(from('CN', 'office')), { minute: 13 });

const heir = () =>
  log()
    .registered('李强', id('研发'))
    .account(
      '王小明',
      'OwnerChanged',
      {
        changeId: id('change'),
        ownerId: id('李强'),
        previousOwnerId: id('王小明'),
      },
      { minute: 20 },
    )
    .signIn('王小明', 'SignInSucceeded', succeeded(from('CN', 'office')), { minute: 21 })
    .employee('王小明', 'EmployeeErased', {}, { minute: 22 });

let database: TestDatabase;
let query: SignInLogQuery;

beforeAll(async () => {
  database = await testDatabase();
  query = await served(heir().events.slice(0, -1));
});
afterAll(() => database.drop());

async function served(
  events: readonly RecordedEvent[],
  { postgres }: TestDatabase = database,
): Promise<SignInLogQuery> {
  const [lists, signIns] = [
    await projectEvents(postgres, userListProjection),
    await projectEvents(postgres, signInLogProjection),
  ];
  await lists.apply(events);
  await signIns.apply(events);
  const tables = { [USER_LIST]: lists.tables, [SIGN_IN_LOG]: signIns.tables };
  return new SignInLogQuery(postgres, new FixedPositions(tables));
}

const EVERYBODY: WhoseSignIns = { of: 'WITHIN', departmentId: null };
const of = (...names: string[]): WhoseSignIns => ({ of: 'ACCOUNTS', accountIds: names.map(id) });

async function minutes(
  criteria: Partial<SignInCriteria>,
  whose: WhoseSignIns = EVERYBODY,
  scope: Scope = EVERYTHING,
): Promise<readonly number[]> {
  const rows = await query.before(scope, whose, { ...ALL_SIGN_INS, ...criteria }, null, 10);
  return rows.map(minuteOf);
}
const minuteOf = ({ recorded_at: time }: SignInRow) => (time.getTime() - at(0).getTime()) / 60_000;

const placeOf = ({ recorded_at: time, position }: SignInRow): Keyset => ({
  values: [time.toISOString()],
  id: position,
});

/** Every row, page by page. */
async function pagesOf(
  asked: SignInLogQuery,
  whose: WhoseSignIns,
  scope: Scope,
  size: number,
): Promise<readonly SignInRow[]> {
  const rows: SignInRow[] = [];
  for (;;) {
    const last = rows.at(-1);
    const place = last ? placeOf(last) : null;
    const page = await asked.before(scope, whose, ALL_SIGN_INS, place, size);
    if (page.length === 0) return rows;
    rows.push(...page);
  }
}

describe('The log of sign-ins', () => {
  it('is of the whole organization, newest first, and of no other', async () => {
    expect(await minutes({})).toEqual([21, 13, 12, 11, 10]);
    expect(await minutes({}, EVERYBODY, { ...EVERYTHING, organizationId: id('x') })).toEqual([]);
  });

  it.each([
    [{ outcomes: ['WRONG_PASSWORD'] }, [12, 11]],
    [{ clients: ['MAIL_CLIENT'] }, [12]],
    [{ clients: ['WEB', 'API'], outcomes: ['WRONG_PASSWORD'] }, [11]],
    [{ country: 'CN' }, [21, 13, 10]],
    [{ networkMark: 'far' }, [12, 11]],
    [{ since: at(11), until: at(13) }, [12, 11]],
    [{ country: 'CN', outcomes: ['WRONG_PASSWORD'] }, []],
  ] as const)('finds by %j', async (criteria, found) => {
    expect(await minutes(criteria)).toEqual(found);
    expect(await query.count(EVERYTHING, EVERYBODY, { ...ALL_SIGN_INS, ...criteria })).toBe(
      found.length,
    );
  });

  it('is read page by page', async () => {
    const first = await query.before(EVERYTHING, EVERYBODY, ALL_SIGN_INS, null, 2);
    const last = first.at(-1);
    const place = { values: [last?.recorded_at.toISOString() ?? null], id: last?.position ?? '' };
    const second = await query.before(EVERYTHING, EVERYBODY, ALL_SIGN_INS, place, 2);
    expect([...first, ...second].map(minuteOf)).toEqual([21, 13, 12, 11]);
  });

  it('neither skips nor repeats any where clocks disagree', async () => {
    const jumping = log()
      .signIn('王小明', 'SignInFailed', failed(from('CN', 'office')), { minute: 33 })
      .signIn('王小明', 'SignInSucceeded', succeeded(from('CN', 'office')), { minute: 31 })
      .signIn('张伟', 'SignInSucceeded', succeeded(from('US', 'far')), { minute: 32 })
      .signIn('王小明', 'SignInSucceeded', succeeded(from('CN', 'office')), { minute: 30 })
      .signIn('张伟', 'SignInFailed', failed(from('US', 'far')), { minute: 31 });
    const own = await testDatabase();
    const skewed = await served(jumping.events, own);
    const ways: [WhoseSignIns, Scope, number[]][] = [
      [EVERYBODY, EVERYTHING, [33, 32, 31, 31, 30, 13, 12, 11, 10]],
      [of('王小明', '张伟'), EVERYTHING, [33, 32, 31, 31, 30, 13, 12, 11, 10]],
      [of('王小明'), EVERYTHING, [33, 31, 30, 12, 10]],
      [EVERYBODY, { ...EVERYTHING, departmentIds: [id('研发')] }, [33, 31, 30, 12, 10]],
    ];
    for (const [whose, scope, times] of ways) {
      for (const size of [1, 2, 3]) {
        const pages = await pagesOf(skewed, whose, scope, size);
        expect(pages.map(minuteOf)).toEqual(times);
        expect(new Set(pages.map(({ position }) => position)).size).toBe(times.length);
      }
    }
    await own.drop();
  });

  it('shows those of an account, of a department, and of whoever administers one', async () => {
    expect(await minutes({}, of('张伟'))).toEqual([13, 11]);
    expect(await minutes({}, { of: 'WITHIN', departmentId: id('研发') })).toEqual([21, 12, 10]);
    const limited = { ...EVERYTHING, departmentIds: [id('研发')] };
    expect(await minutes({}, EVERYBODY, limited)).toEqual([21, 12, 10]);
    expect(await minutes({}, { of: 'WITHIN', departmentId: id('总部') }, limited)).toEqual([
      21, 12, 10,
    ]);
  });

  it('shows an employee those to their own mailbox in their own time', async () => {
    const employee = (name: string): Scope => ({
      ...EVERYTHING,
      role: 'EMPLOYEE',
      actor: { kind: 'PERSON', id: id(name), role: 'EMPLOYEE' },
    });
    expect(await minutes({}, EVERYBODY, employee('李强'))).toEqual([21]);
    expect(await minutes({}, EVERYBODY, employee('张伟'))).toEqual([13, 11]);
    expect(await minutes({}, EVERYBODY, employee('王小明'))).toEqual([]);
  });
});

describe('The read model of sign-ins', () => {
  const rowsOf = async (...batches: (readonly RecordedEvent[])[]) => {
    const own = await testDatabase();
    const { tables, apply } = await projectEvents(own.postgres, signInLogProjection);
    for (const batch of batches) await apply(batch);
    const { rows } = await sql<SignInRow>`
      SELECT * FROM ${sql.table(tables[SIGN_IN_LOG] ?? '')} ORDER BY position`.execute(
      own.postgres.tables(),
    );
    await own.drop();
    return rows;
  };

  it('forgets where an erased person signed in from, and nothing of the next owner', async () => {
    const rows = await rowsOf(heir().events);
    expect(rows.map((row) => [minuteOf(row), row.country, row.network_mark])).toEqual([
      [10, null, null],
      [11, 'US', 'far'],
      [12, null, null],
      [13, 'CN', 'office'],
      [21, 'CN', 'office'],
    ]);
  });

  it('comes to the same rows event by event', async () => {
    const { events } = heir();
    expect(await rowsOf(...events.map((event) => [event]))).toEqual(await rowsOf(events));
  });
});
