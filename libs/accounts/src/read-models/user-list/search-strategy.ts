import { sql } from 'kysely';
import type { Postgres } from '@keyledger/postgres';
import type { Condition } from './account-criteria.js';

/**
 * Up to here the matches are looked up and sorted; above, the order's index is walked and rows are tested,
 * since so common a beginning is met again after a few rows. At 1,000,000 accounts and pages of 50 the two cost
 * the same near √(50 × 1,000,000) ≈ 7,000 matches, so that neither ever reads more than some ten thousand rows.
 */
export const MOST_LOOKED_UP = 5_000;

const HIGHEST_CHARACTER = '\u{10FFFF}';

/** Which accounts have a search term that begins with one of these. */
export async function searchCondition(
  postgres: Postgres,
  termTable: string,
  organizationId: string,
  forms: readonly string[],
): Promise<Condition> {
  const matches = sql.join(
    forms.map(
      (form) => sql`
        SELECT account_id FROM ${sql.table(termTable)}
         WHERE organization_id = ${organizationId}::uuid AND term >= ${form}::text COLLATE "C"
           AND term < ${form + HIGHEST_CHARACTER}::text COLLATE "C"`,
    ),
    sql` UNION ALL `,
  );
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (${matches} LIMIT ${MOST_LOOKED_UP + 1}) AS counted`.execute(
    postgres.tables(),
  );
  const few = (rows[0]?.count ?? 0) <= MOST_LOOKED_UP;
  // ARRAY(…) is run once, before the rest, so that its ids are looked up by primary key.
  if (few) return sql`account_id = ANY (ARRAY(${matches}))`;
  const begins = sql.join(
    forms.map((form) => sql`starts_with(term, ${form}::text)`),
    sql` OR `,
  );
  return sql`EXISTS (SELECT FROM unnest(search_terms) AS term WHERE ${begins})`;
}
