import { sql } from 'kysely';
import type { Writing } from '@keyledger/projections';

/** Rows of a read table by a uuid column, in no order. */
export async function rowsBy<Row>(
  transaction: Writing,
  table: string,
  column: string,
  ids: Iterable<string>,
): Promise<readonly Row[]> {
  const wanted = [...ids];
  if (wanted.length === 0) return [];
  const { rows } = await sql<Row>`
    SELECT * FROM ${sql.table(table)} WHERE ${sql.ref(column)} = ANY(${wanted}::uuid[])`.execute(
    transaction,
  );
  return rows;
}
