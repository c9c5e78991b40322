import { sql } from 'kysely';
import type { AccountCriteria, Condition } from './account-criteria.js';
import type { Window } from './keyset.js';
import { HIGHEST_CHARACTER, type Cluster, type Search } from './search.js';
import { SORTS } from './sorts.js';
import { HEAD_LENGTH } from './term-row.js';

/** From here on matches are so many in their part of the order that it is walked. */
const MANY = 1_000;
/** Fewer that are all over the order are looked up; with more, the order is walked from where the page begins. */
const MOST_SCATTERED = 5_000;
/** More matches are so common that it does not matter where they stand. */
export const MOST_LOCATED = 500_000;

/** Where a page of matches can be: parts to be walked one after the other, and ids to be looked up. */
export interface Whereabouts {
  readonly walks: readonly Condition[];
  readonly lookUp: Condition;
}

/**
 * People whose names begin alike have addresses that do, too: in an order by address or name the matches of a search stand
 * close together, and a walk from the order's beginning would read most of the list before it meets the first one. So the
 * walk is led to where they are.
 * @returns null where they are all over the order, so that a walk meets them soon from anywhere.
 */
export async function whereabouts(
  search: Search,
  sort: AccountCriteria['sort'],
  window: Window,
): Promise<Whereabouts | null> {
  const { columns, head } = SORTS[sort.field];
  const clusters = head && (await search.clusters(head, MOST_LOCATED));
  if (!clusters) return null;
  const scattered = clusters.filter(({ terms }) => terms < MANY);
  if (scattered.reduce((sum, { terms }) => sum + terms, 0) > MOST_SCATTERED) return null;
  const heads = scattered.map((cluster) => cluster.head);
  const upwards = sort.descending === window.fromEnd;
  return {
    walks: clusters
      .filter(({ terms }) => terms >= MANY)
      .sort((one, other) => compared(one, other) * (upwards ? 1 : -1))
      .map((cluster) => partOf(columns[0].expression, cluster.head)),
    lookUp: search.lookedUp(sql`AND ${sql.ref(head)} = ANY (${heads}::text[])`),
  };
}

/** By the bytes of UTF-8, as `COLLATE "C"` has it. */
const compared = (one: Cluster, other: Cluster) =>
  Buffer.compare(Buffer.from(one.head), Buffer.from(other.head));

function partOf(expression: string, head: string): Condition {
  const value = sql.raw(expression);
  // What is shorter than a head is one whole.
  if ([...head].length < HEAD_LENGTH) return sql`${value} = ${head}::text`;
  return sql`${value} >= ${head}::text AND ${value} < ${head + HIGHEST_CHARACTER}::text`;
}
