import { prepared } from '@keyledger/postgres';
import { sql } from 'kysely';
import { addRows, type Writing } from '@keyledger/projections';
import type { TermRow } from './term-row.js';

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
  await sql`${prepared}
    INSERT INTO ${sql.table(table)}
    SELECT * FROM jsonb_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (${sql.ref(key)}) DO UPDATE SET
      ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`))}`.execute(
    transaction,
  );
}

/** Takes terms out and puts others in. */
export async function replaceTerms(
  transaction: Writing,
  table: string,
  removed: readonly TermRow[],
  added: readonly TermRow[],
): Promise<void> {
  if (removed.length > 0) {
    await sql`
      DELETE FROM ${sql.table(table)} AS known
       USING jsonb_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(removed)}::jsonb) AS old
       WHERE known.organization_id = old.organization_id AND known.term = old.term
         AND known.account_id = old.account_id`.execute(transaction);
  }
  await addRows(transaction, table, added);
}
