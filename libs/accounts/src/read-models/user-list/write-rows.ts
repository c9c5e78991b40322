import { sql } from 'kysely';
import type { Writing } from './read-rows.js';

/** Inserts rows or replaces them whole, all in one statement. */
export async function putRows<Row extends object>(
  transaction: Writing,
  table: string,
  key: Extract<keyof Row, string>,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first).filter((column) => column !== key);
  await sql`
    INSERT INTO ${sql.table(table)}
    SELECT * FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (${sql.ref(key)}) DO UPDATE SET
      ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`))}`.execute(
    transaction,
  );
}

/** A search term of one account. */
export interface TermRow {
  readonly organization_id: string;
  readonly term: string;
  readonly account_id: string;
}

/** Takes terms out and puts others in. */
export async function replaceTerms(
  transaction: Writing,
  table: string,
  removed: readonly TermRow[],
  added: readonly TermRow[],
): Promise<void> {
  const given = (rows: readonly TermRow[]) =>
    sql`SELECT * FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`;
  if (removed.length > 0) {
    await sql`
      DELETE FROM ${sql.table(table)} AS known USING (${given(removed)}) AS old
       WHERE known.organization_id = old.organization_id AND known.term = old.term
         AND known.account_id = old.account_id`.execute(transaction);
  }
  if (added.length > 0) {
    await sql`
      INSERT INTO ${sql.table(table)} ${given(added)} ON CONFLICT DO NOTHING`.execute(transaction);
  }
}
