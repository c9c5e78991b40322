import type pg from 'pg';
import { RestoreRefused } from './backup-errors.js';

/** What must have no rows for a restore, because its rows are never removed. */
const FOR_EVER = ['event', 'shredded_key'];
const KEPT = [...FOR_EVER, 'event_log', 'keyledger_migration'];

/** @throws RestoreRefused NOT_EMPTY; a database without these tables is empty. */
export async function refuseUnlessEmpty(client: pg.ClientBase): Promise<void> {
  for (const table of FOR_EVER) {
    const { rows } = await client.query<{ there: boolean }>(
      'SELECT to_regclass($1) IS NOT NULL AS there',
      [table],
    );
    if (!rows[0]?.there) continue;
    const { rowCount } = await client.query(`SELECT FROM ${table} LIMIT 1`);
    if (rowCount) {
      throw new RestoreRefused(
        'NOT_EMPTY',
        'This database holds events already, and a restore never mixes two histories. Restore into an empty ' +
          'one: another KEYLEDGER_DATA_FOLDER, or another DATABASE_URL.',
      );
    }
  }
}

/**
 * Removes what a first start without events may have left: read models, a set-up link, places of reactors. Runs in
 * the restore's transaction, so that a restore that fails changes nothing.
 */
export async function clearLeftovers(client: pg.ClientBase): Promise<void> {
  await client.query('LOCK TABLE event, event_log IN ACCESS EXCLUSIVE MODE');
  const built = await client.query<{ name: string }>(
    `SELECT DISTINCT quote_ident(built) AS name FROM projection_state, unnest(tables) AS built`,
  );
  for (const { name } of built.rows) await client.query(`DROP TABLE IF EXISTS ${name}`);
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname = current_schema() AND tablename <> ALL ($1)`,
    [KEPT],
  );
  if (rows.length > 0) await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')}`);
}
