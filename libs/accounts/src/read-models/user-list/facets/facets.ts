import { sql } from 'kysely';
import type { Scope } from '@keyledger/kernel';
import { ACCOUNT_CONDITIONS, type AccountCondition } from '../../../graphql/account-enums.js';
import { stateCondition, type AccountFilter, type Condition } from '../account-criteria.js';

/** What accounts are told apart by, each with the filter of the same meaning. */
export interface Facet<Value> {
  /** The filter of which its counts are: without what it filters by itself, so that other values can be compared. */
  others(filter: AccountFilter): AccountFilter;
  /** What of it is still to be asked of accounts that are known to have a value. */
  besides(filter: AccountFilter): AccountFilter;
  /** An account's value; null where it has none that is counted. `path` leads to where its owner works. */
  valueOf(filter: AccountFilter, scope: Scope, now: Date): Condition;
  /**
   * Of which accounts this is the value.
   * @param within the condition of a department's accounts.
   */
  holds(
    value: Value,
    now: Date,
    within: (departmentId: string) => Promise<Condition[]>,
  ): Condition[] | Promise<Condition[]>;
  /** Every value there can be; null where that is a matter of what accounts there are. */
  readonly values: readonly Value[] | null;
}

export const stateFacet: Facet<AccountCondition> = {
  others: (filter) => ({ ...filter, state: null }),
  besides: (filter) => ({ ...filter, state: null }),
  valueOf: (_filter, _scope, now) => {
    const cases = ACCOUNT_CONDITIONS.map(
      (state) => sql`WHEN ${stateCondition(state, now)} THEN ${state}::text`,
    );
    return sql`CASE ${sql.join(cases, sql` `)} END`;
  },
  holds: (value, now) => [stateCondition(value, now)],
  values: ACCOUNT_CONDITIONS,
};

export const mustChangeFacet: Facet<boolean> = {
  others: (filter) => ({ ...filter, mustChange: null }),
  besides: (filter) => ({ ...filter, mustChange: null }),
  valueOf: () => sql`must_change`,
  holds: (value) => [value ? sql`must_change` : sql`NOT must_change`],
  values: [true, false],
};

export const providerFacet: Facet<string> = {
  others: (filter) => ({ ...filter, provider: null }),
  besides: (filter) => ({ ...filter, provider: null }),
  valueOf: () => sql`provider`,
  holds: (value) => [sql`provider = ${value}`],
  values: null,
};

/** The departments next below the one that is filtered by, or else the highest ones that the caller sees. */
export const departmentFacet: Facet<string> = {
  // They stand within the department: to leave it out would change no count.
  others: (filter) => filter,
  besides: (filter) => ({ ...filter, departmentId: null }),
  valueOf: ({ departmentId }, { departmentIds }) => {
    if (departmentId) return sql`path[array_position(path, ${departmentId}::uuid) + 1]`;
    if (departmentIds === null) return sql`path[1]`;
    return sql`(SELECT step FROM unnest(path) WITH ORDINALITY AS steps (step, place)
                 WHERE step = ANY(${departmentIds}::uuid[]) ORDER BY place LIMIT 1)`;
  },
  holds: (value, _now, within) => within(value),
  values: null,
};

/** Which departments `departmentFacet` counts, of the table `department`. */
export function countedDepartments(
  { departmentId }: AccountFilter,
  { organizationId, departmentIds }: Scope,
): Condition[] {
  const ofTheOrganization = sql`organization_id = ${organizationId}::uuid`;
  const above = sql`path[1:cardinality(path) - 1]`;
  if (departmentId)
    return [ofTheOrganization, sql`path[cardinality(path) - 1] = ${departmentId}::uuid`];
  if (departmentIds === null) return [ofTheOrganization, sql`cardinality(path) = 1`];
  return [
    ofTheOrganization,
    sql`department_id = ANY(${departmentIds}::uuid[])`,
    sql`NOT (${above} && ${departmentIds}::uuid[])`,
  ];
}
