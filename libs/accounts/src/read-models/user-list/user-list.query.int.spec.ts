import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Scope } from '@keyledger/kernel';
import { LoaderRegistry, toGlobalId, type Connection } from '@keyledger/graphql';
import type { AccountListArgs } from '../../graphql/account-list.args.js';
import type { AccountNode } from '../../graphql/account.type.js';
import {
  aServedList,
  everybodyOf,
  EVERYTHING,
  FOREIGNER,
  NOW,
  OTHER_ORGANIZATION,
  type PlacedRow,
  type ServedList,
} from '../testing/a-served-list.js';
import { id } from '../testing/an-event-log.js';
import { SORT_FIELDS } from './sorts.js';

let served: ServedList;
let everybody: readonly PlacedRow[];

beforeAll(async () => {
  served = await aServedList(2_500);
  everybody = await everybodyOf(served);
});
afterAll(() => served.database.drop());

type Wishes = Partial<AccountListArgs>;
const page = (wishes: Wishes, scope: Scope = EVERYTHING): Promise<Connection<AccountNode>> =>
  served.list.page(scope, { locale: 'en' }, { first: 50, ...wishes });
const idsOf = (connection: Connection<AccountNode>) =>
  connection.nodes.map(({ accountId }) => accountId);

/** Every page of a list, one after the other. */
async function walk(wishes: Wishes, scope: Scope = EVERYTHING): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const next: Connection<AccountNode> = await page({ first: 200, ...wishes, after }, scope);
    ids.push(...idsOf(next));
    after = next.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
  } while (after !== null);
  return ids;
}

async function walkBack(wishes: Wishes): Promise<string[]> {
  const ids: string[] = [];
  let before: string | null = null;
  do {
    const next: Connection<AccountNode> = await page({ last: 200, ...wishes, before });
    ids.unshift(...idsOf(next));
    before = next.pageInfo.hasPreviousPage ? next.pageInfo.startCursor : null;
  } while (before !== null);
  return ids;
}

const sortedIds = (rows: readonly PlacedRow[]) => rows.map((row) => row.account_id).sort();
const lockHolds = ({ locked, locked_until: until }: PlacedRow) =>
  locked && (until === null || until > NOW);

/** The order by bytes of UTF-8, as `COLLATE "C"` has it. */
const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const sortKeys: Readonly<Record<(typeof SORT_FIELDS)[number], (row: PlacedRow) => string[]>> = {
  ADDRESS: (row) => [row.address ?? ''],
  NAME: (row) => [row.pinyin ?? '', row.name ?? ''],
  LAST_SIGN_IN: (row) => [row.last_sign_in_at?.toISOString() ?? ''],
  PASSWORD_CHANGED: (row) => [row.password_changed_at?.toISOString() ?? ''],
};
function inOrder(field: (typeof SORT_FIELDS)[number]): string[] {
  const keyed = everybody.map((row) => ({
    id: row.account_id,
    key: [...sortKeys[field](row), row.account_id],
  }));
  keyed.sort((a, b) => {
    for (const [place, part] of a.key.entries()) {
      const difference = compare(part, b.key[place] ?? '');
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return keyed.map((row) => row.id);
}

describe('The list of accounts', () => {
  it.each(
    SORT_FIELDS.flatMap((field) => [false, true].map((descending) => ({ field, descending }))),
  )('walked forward and backward, is the whole list in order: %j', async (sort) => {
    const expected = inOrder(sort.field);
    if (sort.descending) expected.reverse();
    expect(await walk({ sort })).toEqual(expected);
    expect(await walkBack({ sort })).toEqual(expected);
  });

  it('says whether there is more on either side', async () => {
    const first = await page({ first: 2 });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page({ first: 2, after: first.pageInfo.endCursor });
    expect(second.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const back = await page({ last: 2, before: second.pageInfo.startCursor });
    expect(idsOf(back)).toEqual(idsOf(first));
    expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('refuses a cursor of another filter, search or order', async () => {
    const { pageInfo } = await page({ filter: { provider: 'NetEase' } });
    const after = pageInfo.endCursor;
    const refused = { extensions: { code: 'BAD_REQUEST', problem: { code: 'CursorMismatch' } } };
    await expect(page({ after })).rejects.toMatchObject(refused);
    await expect(
      page({ after, filter: { provider: 'NetEase' }, search: 'w' }),
    ).rejects.toMatchObject(refused);
    const sort = { field: 'NAME', descending: false } as const;
    await expect(page({ after, filter: { provider: 'NetEase' }, sort })).rejects.toMatchObject(
      refused,
    );
  });

  it.each([
    [
      'a subtree of departments',
      { departmentId: toGlobalId('Department', id('部1')) },
      (row: PlacedRow) => row.department_path.includes(id('部1')),
    ],
    [
      'a department at the bottom',
      { departmentId: toGlobalId('Department', id('部1.2.1')) },
      (row: PlacedRow) => row.department_path.at(-1) === id('部1.2.1'),
    ],
    ['something that is no department', { departmentId: 'x' }, () => false],
    ['suspended ones', { state: 'SUSPENDED' }, (row: PlacedRow) => row.suspended],
    [
      'locked ones, as of now',
      { state: 'LOCKED' },
      (row: PlacedRow) => lockHolds(row) && !row.suspended,
    ],
    [
      'active ones, whose lock may have ended',
      { state: 'ACTIVE' },
      (row: PlacedRow) => !lockHolds(row) && !row.suspended,
    ],
    ['a provider', { provider: 'NetEase' }, (row: PlacedRow) => row.provider === 'NetEase'],
    ['passwords that must be changed', { mustChange: true }, (row: PlacedRow) => row.must_change],
    [
      'all of it at once',
      { mustChange: true, provider: 'Tencent Exmail', state: 'ACTIVE' },
      (row: PlacedRow) =>
        row.must_change && row.provider === 'Tencent Exmail' && !lockHolds(row) && !row.suspended,
    ],
  ] as const)('filters by %s', async (_, filter, expected) => {
    const found = await walk({ filter });
    expect(found.toSorted()).toEqual(sortedIds(everybody.filter(expected)));
  });

  it.each([
    ['an address', 'USER123', (row: PlacedRow) => row.address?.startsWith('user123')],
    ['a Chinese name', '欧阳小明', (row: PlacedRow) => row.name === '欧阳小明'],
    ['a surname', '王', (row: PlacedRow) => row.name?.startsWith('王')],
    ['a given name', '小明', (row: PlacedRow) => row.name?.endsWith('小明')],
    ['pinyin', 'ouyang', (row: PlacedRow) => row.pinyin?.startsWith('ouyang')],
    ['the reading of a surname', 'Shan', (row: PlacedRow) => row.name?.startsWith('单')],
    ['initials', 'oyxm', (row: PlacedRow) => row.name === '欧阳小明'],
    ['an employee number', 'e00007', (row: PlacedRow) => row.employee_number?.startsWith('E00007')],
    ['a Latin name with a space', 'anna sm', (row: PlacedRow) => row.name === 'Anna Smith'],
    ['a family name', 'garcia', (row: PlacedRow) => row.name === 'José García'],
    ['a name with its accents', 'José', (row: PlacedRow) => row.name === 'José García'],
    ['a beginning that half of all share', 'u', (row: PlacedRow) => row.address?.startsWith('u')],
    ['what nobody has', '%', () => false],
  ])('searches by %s', async (_, search, expected) => {
    const found = await walk({ search });
    expect(found.toSorted()).toEqual(sortedIds(everybody.filter((row) => expected(row) === true)));
  });

  it('counts what it holds, only when asked', async () => {
    const suspended = everybody.filter((row) => row.suspended).length;
    const { totalCount } = await page({ filter: { state: 'SUSPENDED' } });
    expect(await totalCount).toEqual({ value: suspended, capped: false });
  });
});

describe('The scope of a list', () => {
  const other: Scope = { ...EVERYTHING, organizationId: OTHER_ORGANIZATION };

  it('is one organization', async () => {
    expect(await walk({}, other)).toEqual([id(FOREIGNER)]);
    expect(await walk({ search: '王小明' }, other)).toEqual([id(FOREIGNER)]);
    const request = { loaders: new LoaderRegistry(), locale: 'en' } as const;
    expect(await served.nodes.byId(EVERYTHING, request, id(FOREIGNER))).toBeNull();
    expect(await served.nodes.byId(EVERYTHING, request, id('person 1'))).toMatchObject({
      provider: 'Alibaba Mail',
    });
  });

  it('is the departments of whoever has departments, with all under them', async () => {
    const scope: Scope = { ...EVERYTHING, departmentIds: [id('部2'), id('部3.0.0')] };
    const within = everybody.filter(
      (row) =>
        row.department_path.includes(id('部2')) || row.department_path.includes(id('部3.0.0')),
    );
    expect((await walk({}, scope)).toSorted()).toEqual(sortedIds(within));
    const filter = { departmentId: toGlobalId('Department', id('部1')) };
    expect(await walk({ filter }, scope)).toEqual([]);
  });

  it('is the own accounts of an employee', async () => {
    const actor = { kind: 'PERSON', id: id('person 42'), role: 'EMPLOYEE' } as const;
    expect(await walk({}, { ...EVERYTHING, role: 'EMPLOYEE', actor })).toEqual([id('person 42')]);
  });
});
