import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock, type Scope } from '@keyledger/kernel';
import { COUNT_LIMIT, totalCountOf, type TotalCount } from '@keyledger/graphql';
import { Postgres } from '@keyledger/postgres';
import { ReadPositions } from '@keyledger/projections';
import type { AccountCondition } from '../../../graphql/account-enums.js';
import {
  allOf,
  filterConditions,
  ofOrganization,
  ownConditions,
  scopeConditions,
  type AccountCriteria,
  type Condition,
} from '../account-criteria.js';
import { Search } from '../search.js';
import { USER_LIST } from '../user-list.projection.js';
import { branchesOf, worksWithin, type Branches } from '../works-within.js';
import {
  countedDepartments,
  departmentFacet,
  mustChangeFacet,
  providerFacet,
  stateFacet,
  type Facet,
} from './facets.js';

/** So many providers, or departments, are counted at most. */
export const MOST_VALUES = 50;

export interface FacetCount<Value> {
  readonly value: Value;
  readonly count: TotalCount;
}

type Wanted = Pick<AccountCriteria, 'filter' | 'search'>;

/** What was found on one side, and whether that is all there is. */
interface Found {
  readonly found: number;
  readonly whole: boolean;
}

/** What the counts of a facet are of. */
interface Among {
  readonly scope: Scope;
  readonly filter: AccountCriteria['filter'];
  readonly now: Date;
  readonly search: Search | null;
}

const NOTHING: Found = { found: 0, whole: false };

/**
 * How many accounts of a list have each value of a facet, within the caller's scope.
 *
 * However many accounts there are, no more than `COUNT_LIMIT` are looked at from a side: those that the other filters
 * leave, and where they are more, those that have the value, unless these are more, too. Where either side ends before,
 * the count is exact; where both go on, it is at least what was seen (ADR 16).
 */
@Injectable()
export class AccountFacetsQuery {
  constructor(
    private readonly postgres: Postgres,
    private readonly positions: ReadPositions,
    private readonly clock: Clock,
  ) {}

  /** Every state, in the order of states. */
  states(scope: Scope, criteria: Wanted): Promise<FacetCount<AccountCondition>[]> {
    return this.counts(scope, criteria, stateFacet, () => Promise.resolve([]));
  }

  /** Both, first those whose password must be changed. */
  mustChange(scope: Scope, criteria: Wanted): Promise<FacetCount<boolean>[]> {
    return this.counts(scope, criteria, mustChangeFacet, () => Promise.resolve([]));
  }

  /** The providers that were found, most accounts first; `MOST_VALUES` at most. */
  providers(scope: Scope, criteria: Wanted): Promise<FacetCount<string>[]> {
    return this.counts(scope, criteria, providerFacet, () => this.knownProviders(scope));
  }

  /** The departments that were found, by id, most accounts first; `MOST_VALUES` at most. */
  departments(scope: Scope, criteria: Wanted): Promise<FacetCount<string>[]> {
    return this.counts(scope, criteria, departmentFacet, () =>
      this.knownDepartments(scope, criteria),
    );
  }

  private async counts<Value extends string | boolean>(
    scope: Scope,
    { filter, search }: Wanted,
    facet: Facet<Value>,
    known: () => Promise<Value[]>,
  ): Promise<FacetCount<Value>[]> {
    const now = this.clock.now();
    const among = { scope, filter, now, search: await this.search(scope, search) };
    const first = await this.amongFirst(among, facet);
    const whole = [...first.values()].every((found) => found.whole);
    const values = facet.values ?? mostFound(first, whole ? [] : await known());
    const beside = whole ? new Map<Value, Found>() : await this.ofValues(among, facet, values);
    const counts = values.map((value) => {
      const [one, other] = [first.get(value) ?? { found: 0, whole }, beside.get(value) ?? NOTHING];
      return { value, count: countOf(one, other) };
    });
    if (facet.values) return counts;
    return counts
      .filter(({ count }) => count.value > 0)
      .sort((one, other) => other.count.value - one.count.value);
  }

  /** Values among the first that the other filters leave; of a search with few matches, among all. */
  private async amongFirst<Value>(
    { scope, filter, now, search }: Among,
    facet: Facet<Value>,
  ): Promise<Map<Value | null, Found>> {
    const searched = await search?.fewOrTested();
    const others = facet.others(filter);
    const source = [
      ...scopeConditions(scope, await this.within(branchesOf(scope, others.departmentId))),
      ...filterConditions(others, now),
    ];
    const [within, tested] = searched?.few
      ? [[...source, searched.condition], sql`TRUE`]
      : [source, searched?.condition ?? sql`TRUE`];
    const { rows } = await sql<{ value: Value | null; found: number; seen: number }>`
      SELECT value, count(*) FILTER (WHERE matches)::int AS found, count(*)::int AS seen
        FROM (SELECT ${facet.valueOf(filter, scope, now)} AS value, matches
                FROM (SELECT *, ${tested} AS matches FROM ${await this.table(USER_LIST)}
                       WHERE ${allOf(within)} LIMIT ${COUNT_LIMIT + 1}) AS first
                LEFT JOIN (SELECT department_id, path FROM ${await this.table('department')}) AS placed USING (department_id)
             ) AS valued
       GROUP BY value ORDER BY found DESC, value`.execute(this.postgres.tables());
    const seen = rows.reduce((sum, row) => sum + row.seen, 0);
    const whole = seen <= COUNT_LIMIT;
    return new Map(rows.map(({ value, found }) => [value, { found, whole }]));
  }

  /** What the filter leaves of those that have each of these values, where they are few enough to be looked at. */
  private async ofValues<Value extends string | boolean>(
    { scope, filter, now, search }: Among,
    facet: Facet<Value>,
    values: readonly Value[],
  ): Promise<Map<Value, Found>> {
    const within = (departmentId: string) => this.within([[departmentId]]);
    const having = new Map<Value, Condition>();
    for (const value of values)
      having.set(value, allOf([ofOrganization(scope), ...(await facet.holds(value, now, within))]));
    const sizes = await this.lookedAt(having, sql`TRUE`);
    const besides = facet.besides(filter);
    const conditions = [
      ...ownConditions(scope),
      ...(await this.within(branchesOf(scope, besides.departmentId))),
      ...filterConditions(besides, now),
      ...(search ? [search.tested()] : []),
    ];
    if (conditions.length === 0) return sizes;
    const rare = [...having].filter(([value]) => sizes.get(value)?.whole);
    return this.lookedAt(new Map(rare), allOf(conditions));
  }

  /** How many of the first that have each of these values meet a condition. */
  private async lookedAt<Value>(
    having: ReadonlyMap<Value, Condition>,
    condition: Condition,
  ): Promise<Map<Value, Found>> {
    if (having.size === 0) return new Map();
    const table = await this.table(USER_LIST);
    const counted = [...having.values()].map(
      (have, place) => sql`
        SELECT ${place}::int AS place, count(*) FILTER (WHERE ${condition})::int AS found,
               count(*)::int AS seen
          FROM (SELECT * FROM ${table} WHERE ${have} LIMIT ${COUNT_LIMIT + 1}) AS first`,
    );
    const { rows } = await sql<{ place: number; found: number; seen: number }>`
      ${sql.join(counted, sql` UNION ALL `)}`.execute(this.postgres.tables());
    const places = new Map(rows.map(({ place, ...counts }) => [place, counts]));
    return new Map(
      [...having.keys()].map((value, place) => {
        const { found = 0, seen = 0 } = places.get(place) ?? {};
        return [value, { found, whole: seen <= COUNT_LIMIT }];
      }),
    );
  }

  /** The organization's providers, by leaps through their index. */
  private async knownProviders({ organizationId }: Scope): Promise<string[]> {
    const table = await this.table(USER_LIST);
    const next = (after: Condition) => sql`
      SELECT provider FROM ${table} WHERE organization_id = ${organizationId}::uuid ${after}
       ORDER BY provider LIMIT 1`;
    const { rows } = await sql<{ provider: string }>`
      WITH RECURSIVE known AS (
        (${next(sql``)})
        UNION ALL
        SELECT (${next(sql`AND provider > known.provider`)}) FROM known WHERE provider IS NOT NULL
      )
      SELECT provider FROM known WHERE provider IS NOT NULL LIMIT ${MOST_VALUES}`.execute(
      this.postgres.tables(),
    );
    return rows.map(({ provider }) => provider);
  }

  private async knownDepartments(scope: Scope, { filter }: Wanted): Promise<string[]> {
    const { rows } = await sql<{ department_id: string }>`
      SELECT department_id FROM ${await this.table('department')}
       WHERE ${allOf(countedDepartments(filter, scope))}
       ORDER BY name, department_id LIMIT ${MOST_VALUES}`.execute(this.postgres.tables());
    return rows.map(({ department_id }) => department_id);
  }

  private async search(scope: Scope, forms: readonly string[]): Promise<Search | null> {
    if (forms.length === 0) return null;
    const terms = await this.positions.table(USER_LIST, 'term');
    return new Search(this.postgres, terms, scope.organizationId, forms);
  }

  private async within(branches: Branches): Promise<Condition[]> {
    return worksWithin(this.postgres, await this.table('department'), branches);
  }

  private async table(name: string): Promise<Condition> {
    return sql.table(await this.positions.table(USER_LIST, name));
  }
}

/** What was seen most first, then what else is known, as many as are counted. */
function mostFound<Value>(
  seen: ReadonlyMap<Value | null, Found>,
  known: readonly Value[],
): Value[] {
  const values = new Set([...seen.keys(), ...known].filter((value) => value !== null));
  return [...values].slice(0, MOST_VALUES);
}

/** Exact where one side was looked at to its end; else at least what the better side has. */
function countOf(one: Found, other: Found): TotalCount {
  const whole = [one, other].find((side) => side.whole);
  if (whole) return totalCountOf(whole.found);
  return { value: Math.min(Math.max(one.found, other.found), COUNT_LIMIT), capped: true };
}
