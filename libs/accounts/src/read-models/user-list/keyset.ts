import { sql } from 'kysely';
import type { Keyset } from '@keyledger/graphql';
import type { AccountCriteria, Condition } from './account-criteria.js';
import type { ShownAccountRow } from './account-row.js';
import { SORTS, type SortColumn } from './sorts.js';

type Sort = AccountCriteria['sort'];

/** A part of the list: after and before these places, counted from its beginning or its end. */
export interface Window {
  readonly after: Keyset | null;
  readonly before: Keyset | null;
  readonly size: number;
  readonly fromEnd: boolean;
}

/** What holds of the rows of a window, beside their number. */
export function betweenPlaces(sort: Sort, { after, before }: Window): Condition[] {
  return [
    ...(after ? [beyond(sort, after, 'end')] : []),
    ...(before ? [beyond(sort, before, 'beginning')] : []),
  ];
}

/** Where a row stands in the list's order, for a cursor. */
export function keysetOf(sort: Sort, row: ShownAccountRow): Keyset {
  const values = SORTS[sort.field].columns.map(({ column }) => {
    const value = row[column];
    return value instanceof Date ? value.toISOString() : value;
  });
  return { values, id: row.account_id };
}

/** Rows beyond a place of the list, towards its end or its beginning. */
function beyond(sort: Sort, keyset: Keyset, towards: 'end' | 'beginning'): Condition {
  const { columns } = SORTS[sort.field];
  const expressions = columns.map(({ expression }) => sql.raw(expression));
  const values = columns.map((column, place) => literalOf(column, keyset.values[place] ?? null));
  const greater = (towards === 'end') !== sort.descending;
  return sql`(${sql.join([...expressions, sql`account_id`])})
    ${sql.raw(greater ? '>' : '<')} (${sql.join([...values, sql`${keyset.id}::uuid`])})`;
}

function literalOf({ type }: SortColumn, value: Keyset['values'][number]): Condition {
  if (type === 'timestamptz') return sql`${value ?? '-infinity'}::timestamptz`;
  return sql`${value ?? ''}::text COLLATE "C"`;
}

/** The order, or its reverse for a page that is read backward. */
export function orderOf(sort: Sort, reversed: boolean): Condition {
  const direction = sql.raw(sort.descending === reversed ? 'ASC' : 'DESC');
  const expressions = SORTS[sort.field].columns.map(({ expression }) => sql.raw(expression));
  return sql.join(
    [...expressions, sql`account_id`].map((expression) => sql`${expression} ${direction}`),
  );
}
