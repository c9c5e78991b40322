import { sql } from 'kysely';
import type { Kysely } from 'kysely';

type Executor = Kysely<Record<string, Record<string, unknown>>>;

/** A row that only one side has, every column of it. Read models hold names and addresses: not for logs. */
export interface RowDifference {
  readonly only: 'SERVED' | 'REBUILT';
  readonly row: Readonly<Record<string, unknown>>;
}

export interface TableComparison {
  readonly table: string;
  /** How many rows are served. */
  readonly rows: number;
  /** Rows that are not the same, in every column, on the other side. */
  readonly differences: number;
  /** At most 5 of them. */
  readonly samples: readonly RowDifference[];
}

const SAMPLES = 5;

/** Compares every column of two tables of one database, as bags of rows. */
export async function compareTables(
  database: Executor,
  table: string,
  served: string,
  rebuilt: string,
): Promise<TableComparison> {
  const rowsOf = (physical: string) =>
    sql`SELECT to_jsonb(t)::text AS row FROM ${sql.table(physical)} t`;
  const { rows } = await sql<{ side: 'SERVED' | 'REBUILT'; row: string; total: number }>`
    SELECT side, row, count(*) OVER ()::int AS total FROM (
      SELECT 'SERVED' AS side, row FROM (${rowsOf(served)} EXCEPT ALL ${rowsOf(rebuilt)}) surplus
      UNION ALL
      SELECT 'REBUILT' AS side, row FROM (${rowsOf(rebuilt)} EXCEPT ALL ${rowsOf(served)}) missing
    ) different LIMIT ${SAMPLES}`.execute(database);
  return {
    table,
    rows: await countRows(database, served),
    differences: rows[0]?.total ?? 0,
    samples: rows.map(({ side, row }) => ({ only: side, row: parseRow(row) })),
  };
}

/** Compares every column of two tables of different databases: by a sum of hashes, row by row if that differs. */
export async function compareAcross(
  table: string,
  served: { readonly database: Executor; readonly physical: string },
  rebuilt: { readonly database: Executor; readonly physical: string },
): Promise<TableComparison> {
  const rows = await countRows(served.database, served.physical);
  const [mine, theirs] = [await hashOf(served), await hashOf(rebuilt)];
  if (mine === theirs) return { table, rows, differences: 0, samples: [] };
  const counts = new Map<string, number>();
  for (const row of await rowTexts(served)) counts.set(row, (counts.get(row) ?? 0) + 1);
  for (const row of await rowTexts(rebuilt)) counts.set(row, (counts.get(row) ?? 0) - 1);
  const different = [...counts].filter(([, count]) => count !== 0);
  return {
    table,
    rows,
    differences: different.reduce((sum, [, count]) => sum + Math.abs(count), 0),
    samples: different
      .slice(0, SAMPLES)
      .map(([row, count]) => ({ only: count > 0 ? 'SERVED' : 'REBUILT', row: parseRow(row) })),
  };
}

async function countRows(database: Executor, physical: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM ${sql.table(physical)}`.execute(database);
  return rows[0]?.count ?? 0;
}

/** Order does not matter to a sum; two seeds make 128 bits. */
async function hashOf(side: { database: Executor; physical: string }): Promise<string> {
  const { rows } = await sql<{ hash: string }>`
    SELECT concat_ws('/', count(*), sum(hashtextextended(to_jsonb(t)::text, 1)::numeric),
                     sum(hashtextextended(to_jsonb(t)::text, 2)::numeric)) AS hash
      FROM ${sql.table(side.physical)} t`.execute(side.database);
  return rows[0]?.hash ?? '';
}

async function rowTexts(side: { database: Executor; physical: string }): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    SELECT to_jsonb(t)::text AS row FROM ${sql.table(side.physical)} t`.execute(side.database);
  return rows.map(({ row }) => row);
}

function parseRow(row: string): Record<string, unknown> {
  return JSON.parse(row) as Record<string, unknown>;
}
