import { prepared } from '@keyledger/postgres';
import { sql } from 'kysely';
import type { Writing } from './projection.js';

/** Inserts rows of a read table in one statement; those whose key is there already stay as they are. */
export async function addRows(
  transaction: Writing,
  table: string,
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const into = sql.table(table);
  await sql`${prepared}
    INSERT INTO ${into}
    SELECT * FROM jsonb_populate_recordset(NULL::${into}, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT DO NOTHING`.execute(transaction);
}
