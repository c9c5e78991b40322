import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '@keyledger/kernel';
import type { AccountCondition } from '../../graphql/account-enums.js';
import type { SortField } from './sorts.js';

/** Which accounts of those in scope, in which order. */
export interface AccountCriteria {
  readonly filter: AccountFilter;
  /** As `searchForms` made them: any of these beginnings; empty: no search. */
  readonly search: readonly string[];
  readonly sort: { readonly field: SortField; readonly descending: boolean };
}

export interface AccountFilter {
  /** This department and all under it. */
  readonly departmentId?: string | null;
  readonly state?: AccountCondition | null;
  readonly provider?: string | null;
  readonly mustChange?: boolean | null;
}

export type Condition = RawBuilder<unknown>;

/** What the caller may see at all: first in every WHERE (row rules stand in the query, not behind it). */
export function scopeConditions(scope: Scope): Condition[] {
  const conditions: Condition[] = [sql`organization_id = ${scope.organizationId}::uuid`];
  if (scope.role === 'EMPLOYEE') conditions.push(sql`owner_id = ${scope.actor.id}::uuid`);
  if (scope.departmentIds !== null)
    conditions.push(sql`department_path && ${scope.departmentIds}::uuid[]`);
  return conditions;
}

export function filterConditions(filter: AccountFilter, now: Date): Condition[] {
  const { departmentId, state, provider, mustChange } = filter;
  const conditions: Condition[] = [];
  if (departmentId) conditions.push(sql`department_path @> ARRAY[${departmentId}::uuid]`);
  if (state) conditions.push(stateCondition(state, now));
  if (provider) conditions.push(sql`provider = ${provider}`);
  if (mustChange === true) conditions.push(sql`must_change`);
  if (mustChange === false) conditions.push(sql`NOT must_change`);
  return conditions;
}

/** "Locked until" is a matter of the moment of asking. A suspension outweighs a lock. */
function stateCondition(state: AccountCondition, now: Date): Condition {
  const holds = sql`(locked_until IS NULL OR locked_until > ${now})`;
  switch (state) {
    case 'SUSPENDED':
      return sql`suspended`;
    case 'LOCKED':
      return sql`locked AND NOT suspended AND ${holds}`;
    case 'ACTIVE':
      return sql`NOT suspended AND NOT (locked AND ${holds})`;
  }
}

export function allOf(conditions: readonly Condition[]): Condition {
  return sql.join([...conditions], sql` AND `);
}
