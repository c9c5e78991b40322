import type { Postgres } from './postgres.js';

/** Few enough that a statement ends well within its deadline, and that nobody waits long for a row. */
const BATCH = 5_000;

/**
 * Deletes every row of a table that meets a condition, some at a time.
 * @param table ours, and `condition` too: both stand in the statement as they are. @returns how many went.
 */
export async function deleteInBatches(
  { pool }: Postgres,
  table: string,
  condition: string,
  values: readonly unknown[],
  batch = BATCH,
): Promise<number> {
  let deleted = 0;
  for (;;) {
    const { rowCount } = await pool.query(
      `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM ${table} WHERE ${condition} LIMIT ${batch} FOR UPDATE SKIP LOCKED))`,
      [...values],
    );
    deleted += rowCount ?? 0;
    if ((rowCount ?? 0) < batch) return deleted;
  }
}
