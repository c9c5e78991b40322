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
  /** Whose it was once and is no more, a plain id. */
  readonly formerOwnerId?: string | null;
}

export type Condition = RawBuilder<unknown>;

/**
 * What the caller may see at all: first in every WHERE (row rules stand in the query, not behind it).
 * @param within as `worksWithin` makes it of `branchesOf(scope, …)`.
 */
export function scopeConditions(scope: Scope, within: readonly Condition[]): Condition[] {
  return [ofOrganization(scope), ...ownConditions(scope), ...within];
}

export const ofOrganization = ({ organizationId }: Scope): Condition =>
  sql`organization_id = ${organizationId}::uuid`;

export const ownConditions = ({ role, actor }: Scope): Condition[] =>
  role === 'EMPLOYEE' ? [sql`owner_id = ${actor.id}::uuid`] : [];

/** All of a filter but its department, which belongs to the branches that `worksWithin` is asked for. */
export function filterConditions(filter: AccountFilter, now: Date): Condition[] {
  const { state, provider, mustChange, formerOwnerId } = filter;
  const conditions: Condition[] = [];
  if (state) conditions.push(stateCondition(state, now));
  if (provider) conditions.push(sql`provider = ${provider}`);
  if (mustChange === true) conditions.push(sql`must_change`);
  if (mustChange === false) conditions.push(sql`NOT must_change`);
  if (formerOwnerId) conditions.push(sql`former_owner_ids @> ARRAY[${formerOwnerId}::uuid]`);
  return conditions;
}

/** "Locked until" is a matter of the moment of asking. A freeze outweighs a suspension, that a lock. */
export function stateCondition(state: AccountCondition, now: Date): Condition {
  const holds = sql`(locked_until IS NULL OR locked_until > ${now})`;
  switch (state) {
    case 'FROZEN':
      return sql`frozen_by IS NOT NULL`;
    case 'SUSPENDED':
      return sql`suspended AND frozen_by IS NULL`;
    case 'LOCKED':
      return sql`locked AND NOT suspended AND frozen_by IS NULL AND ${holds}`;
    case 'ACTIVE':
      return sql`NOT suspended AND frozen_by IS NULL AND NOT (locked AND ${holds})`;
  }
}

export function allOf(conditions: readonly Condition[]): Condition {
  return sql.join([...conditions], sql` AND `);
}
