import type { EventStore, Position } from '@keyledger/event-store';
import type { Postgres } from '@keyledger/postgres';
import pg from 'pg';

/** The configured event store holds another log than this database's read models and reactors stand in. */
export class OtherLog extends Error {
  override readonly name = 'OtherLog';

  constructor(followed: string, found: string) {
    super(
      `This database follows the log ${followed}, and the event store holds the log ${found}. Correct EVENTSTOREDB_URL ` +
        'or DATABASE_URL; if the events were moved with "keyledger copy-log", run "keyledger migrate --adopt-log".',
    );
  }
}

/** @throws OtherLog before anything is repeated, skipped or mixed. */
export async function refuseOtherLog({ pool }: Postgres, store: EventStore): Promise<void> {
  const log = logOf(await store.headPosition());
  const { rows } = await pool.query<{ checkpoint: Position }>(
    `SELECT checkpoint FROM reactor_state
     UNION SELECT checkpoint FROM projection_state WHERE checkpoint IS NOT NULL`,
  );
  const other = rows
    .map(({ checkpoint }) => logOf(checkpoint))
    .find((followed) => followed !== log);
  if (other !== undefined) throw new OtherLog(other, log);
}

/**
 * From now on this database follows the log that the store holds: reactors go on at its head, so that nothing that has
 * happened happens again, and read models are built anew. For a log that was moved; no worker runs meanwhile.
 */
export async function adoptLog({ pool }: Postgres, store: EventStore): Promise<void> {
  const head = await store.headPosition();
  const ours = `${logOf(head)}:%`;
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    await client.query(
      `UPDATE reactor_state
          SET checkpoint = $1, stopped_at_position = NULL, stopped_event_id = NULL, stopped_event_type = NULL,
              stopped_reason = NULL, stopped_at = NULL
        WHERE checkpoint NOT LIKE $2`,
      [head, ours],
    );
    const { rows } = await client.query<{ tables: string[] }>(
      'DELETE FROM projection_state WHERE checkpoint NOT LIKE $1 RETURNING tables',
      [ours],
    );
    for (const table of rows.flatMap(({ tables }) => tables)) {
      await client.query(`DROP TABLE IF EXISTS ${pg.escapeIdentifier(table)}`);
    }
    await client.query('COMMIT');
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    // A connection that failed half-way is closed, which rolls its transaction back.
    client.release(broken);
  }
}

/**
 * Brings reactors that stand behind the log's end back to it. So it is after a restore where the events lie elsewhere and
 * were restored to an earlier moment: what is written now would otherwise be taken for handled.
 */
export async function returnToHead({ pool }: Postgres, store: EventStore): Promise<void> {
  const head = await store.headPosition();
  await pool.query(
    'UPDATE reactor_state SET checkpoint = $1 WHERE checkpoint LIKE $2 AND checkpoint > $1',
    [head, `${logOf(head)}:%`],
  );
}

/** What a position says of its log (contracts: `<logId>:…`). */
function logOf(position: Position): string {
  return position.slice(0, position.indexOf(':'));
}
