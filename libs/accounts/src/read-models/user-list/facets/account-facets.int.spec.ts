import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Scope } from '@keyledger/kernel';
import { ACCOUNT_CONDITIONS, type AccountCondition } from '../../../graphql/account-enums.js';
import {
  aServedList,
  everybodyOf,
  EVERYTHING,
  NOW,
  OTHER_ORGANIZATION,
  type PlacedRow,
  type ServedList,
} from '../../testing/a-served-list.js';
import { id } from '../../testing/an-event-log.js';
import type { AccountCriteria, AccountFilter } from '../account-criteria.js';
import { searchForms } from '../search-text.js';
import type { FacetCount } from './account-facets.query.js';

let served: ServedList;
let everybody: readonly PlacedRow[];

beforeAll(async () => {
  served = await aServedList(1_500);
  everybody = await everybodyOf(served);
});
afterAll(() => served.database.drop());

interface Wishes {
  readonly filter: AccountFilter;
  readonly search: string;
}

function stateOf(row: PlacedRow): AccountCondition {
  if (row.suspended) return 'SUSPENDED';
  const holds = row.locked && (row.locked_until === null || row.locked_until > NOW);
  return holds ? 'LOCKED' : 'ACTIVE';
}

/** One account after the other, as anybody would count. */
function remaining({ filter, search }: Wishes, scope: Scope): readonly PlacedRow[] {
  const forms = searchForms(search);
  return everybody.filter(
    (row) =>
      (scope.departmentIds?.some((one) => row.department_path.includes(one)) ?? true) &&
      (scope.role !== 'EMPLOYEE' || row.owner_id === scope.actor.id) &&
      (!filter.departmentId || row.department_path.includes(filter.departmentId)) &&
      (!filter.state || stateOf(row) === filter.state) &&
      (!filter.provider || row.provider === filter.provider) &&
      (typeof filter.mustChange !== 'boolean' || row.must_change === filter.mustChange) &&
      (forms.length === 0 ||
        row.search_terms.some((term) => forms.some((form) => term.startsWith(form)))),
  );
}

function tally<Value>(
  rows: readonly PlacedRow[],
  valueOf: (row: PlacedRow) => Value | null | undefined,
): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const row of rows) {
    const value = valueOf(row);
    if (value !== null && value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** The department that an account is counted under. */
function branchOf({ department_path: path }: PlacedRow, { filter }: Wishes, scope: Scope) {
  if (filter.departmentId) return path[path.indexOf(filter.departmentId) + 1];
  return path.find((step) => scope.departmentIds?.includes(step) ?? true);
}

const criteriaOf = ({ filter, search }: Wishes): Pick<AccountCriteria, 'filter' | 'search'> => ({
  filter,
  search: searchForms(search),
});

/** As the counts of nothing but exact numbers, without zeros and in no order. */
function plain<Value>(counts: readonly FacetCount<Value>[]): Map<Value, number> {
  for (const { count } of counts) expect(count.capped).toBe(false);
  return new Map(
    counts.filter(({ count }) => count.value > 0).map(({ value, count }) => [value, count.value]),
  );
}

async function expectNaiveCounts(wishes: Wishes, scope: Scope): Promise<void> {
  const { facets } = served;
  const { filter } = wishes;
  const criteria = criteriaOf(wishes);
  const without = (others: AccountFilter) =>
    remaining({ ...wishes, filter: { ...filter, ...others } }, scope);
  expect({
    states: plain(await facets.states(scope, criteria)),
    mustChange: plain(await facets.mustChange(scope, criteria)),
    providers: plain(await facets.providers(scope, criteria)),
    departments: plain(await facets.departments(scope, criteria)),
  }).toEqual({
    states: tally(without({ state: null }), stateOf),
    mustChange: tally(without({ mustChange: null }), (row) => row.must_change),
    providers: tally(without({ provider: null }), (row) => row.provider),
    departments: tally(remaining(wishes, scope), (row) => branchOf(row, wishes, scope)),
  });
}

const DEPARTMENTS = [null, null, id('总部'), id('部1'), id('部3.0'), id('部1.2.1'), id('nowhere')];
const STATES = [null, null, ...ACCOUNT_CONDITIONS];
const PROVIDERS = [null, null, 'NetEase', 'Alibaba Mail', 'nobody'];
const SEARCHES = ['', '', '王', 'user1', 'xm', '%'];

/** Always the same wishes, of all there can be. */
function someWishes(many: number): Wishes[] {
  let seed = 7;
  const pick = <Item>(items: readonly Item[]): Item => {
    seed = (seed * 48_271) % 2_147_483_647;
    return items[seed % items.length] as Item;
  };
  return Array.from({ length: many }, () => ({
    filter: {
      departmentId: pick(DEPARTMENTS),
      state: pick(STATES),
      provider: pick(PROVIDERS),
      mustChange: pick([null, null, true, false]),
    },
    search: pick(SEARCHES),
  }));
}

const SCOPES: readonly (readonly [string, Scope])[] = [
  ['the organization', EVERYTHING],
  ['two departments', { ...EVERYTHING, departmentIds: [id('部2'), id('部3.0.0')] }],
  ['a department and one under it', { ...EVERYTHING, departmentIds: [id('部3.0'), id('部3')] }],
  [
    'the own account',
    {
      ...EVERYTHING,
      role: 'EMPLOYEE',
      actor: { kind: 'PERSON', id: id('person 42'), role: 'EMPLOYEE' },
    },
  ],
];

describe('Facets of the list of accounts', () => {
  it.each(SCOPES)('count as one account after the other is counted: %s', async (_, scope) => {
    for (const wishes of [{ filter: {}, search: '' }, ...someWishes(40)])
      await expectNaiveCounts(wishes, scope);
  });

  it('name every state and both answers, those without accounts too', async () => {
    const criteria = criteriaOf({ filter: { provider: 'nobody' }, search: '' });
    const states = await served.facets.states(EVERYTHING, criteria);
    expect(states.map(({ value, count }) => [value, count.value])).toEqual(
      ACCOUNT_CONDITIONS.map((state) => [state, 0]),
    );
    const answers = await served.facets.mustChange(EVERYTHING, criteria);
    expect(answers.map(({ value, count }) => [value, count.value])).toEqual([
      [true, 0],
      [false, 0],
    ]);
  });

  it('name of providers and departments only those that the caller sees, most accounts first', async () => {
    const scope: Scope = { ...EVERYTHING, departmentIds: [id('部3.0.0')] };
    const all = criteriaOf({ filter: {}, search: '' });
    const departments = await served.facets.departments(scope, all);
    expect(departments.map(({ value }) => value)).toEqual([id('部3.0.0')]);
    const providers = await served.facets.providers(EVERYTHING, all);
    const counts = providers.map(({ count }) => count.value);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    const elsewhere = { ...EVERYTHING, organizationId: OTHER_ORGANIZATION };
    expect(await served.facets.providers(elsewhere, all)).toEqual([
      { value: 'Tencent Exmail', count: { value: 1, capped: false } },
    ]);
  });
});
