import type { Postgres } from '@keyledger/postgres';

/** One row of some table, as the texts in it. */
export interface DumpedRow {
  readonly table: string;
  readonly texts: readonly string[];
}

/** Every row of every table of every schema that is not PostgreSQL's own; bytes as hex. */
export async function* dumpDatabase({ pool }: Postgres): AsyncGenerator<DumpedRow> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: unknown }>(`SELECT to_jsonb(t) AS row FROM ${name} t`);
    for (const { row } of rows) yield { table: name, texts: textsIn(row) };
  }
}

/** Keys as well: a secret may have become one. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => [key, ...textsIn(inside)]);
}
