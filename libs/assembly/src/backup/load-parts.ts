import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { RestoreRefused } from './backup-errors.js';
import type { BackupHeader } from './backup-format.js';
import { BACKUP_PARTS } from './backup-parts.js';
import type { PartProgress } from './copy-parts.js';
import type { BackupReader } from './read-backup.js';

const COLUMN = /^(?:[a-z_][a-z0-9_]*|"[^"\0]+")$/;

/** Puts the backup's rows into their empty tables, in the transaction that `client` is in. */
export async function loadParts(
  client: pg.ClientBase,
  reader: BackupReader,
  onProgress: PartProgress,
): Promise<void> {
  const expected = new Set(BACKUP_PARTS.map(({ table }) => table));
  for await (const { name, columns, rows } of reader.parts()) {
    // Both become SQL: nothing but known tables and plain names.
    if (!expected.delete(name) || !columns.every((column) => COLUMN.test(column))) {
      throw new RestoreRefused(
        'OTHER_SCHEMA',
        `The backup has a part "${name}" unknown to this version.`,
      );
    }
    const into = client.query(copyFrom(`COPY ${name} (${columns.join(', ')}) FROM STDIN`));
    await pipeline(Readable.from(rows, { objectMode: false }), into);
    const summary = reader.read.at(-1);
    onProgress({ part: name, rows: summary?.rows ?? 0, done: true });
  }
  if (expected.size > 0) {
    const missing = [...expected].join(', ');
    throw new RestoreRefused(
      'OTHER_SCHEMA',
      `The backup lacks what this version needs: ${missing}.`,
    );
  }
}

/** Makes the log go on under its own id and number, and says which keys its secrets are under. */
export async function adoptLog(client: pg.ClientBase, header: BackupHeader): Promise<void> {
  await client.query('UPDATE event_log SET log_id = $1, last_position = $2', [
    header.logId,
    header.lastPosition,
  ]);
  const { rows } = await client.query<{ last: string; events: string }>(
    'SELECT coalesce(max(position), 0) AS last, count(*) AS events FROM event',
  );
  if (rows[0]?.last !== header.lastPosition || rows[0].events !== header.lastPosition) {
    throw new RestoreRefused(
      'DAMAGED',
      `The backup promises ${header.lastPosition} events and holds ${rows[0]?.events}. Use another backup.`,
    );
  }
  const ids = Object.entries(header.keyIds);
  await client.query(
    `INSERT INTO key_identity (name, key_id) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (name) DO UPDATE SET key_id = excluded.key_id`,
    [ids.map(([name]) => name), ids.map(([, id]) => id)],
  );
  // Nobody is at work on what was open; the first sweep of the job runner takes it up.
  await client.query(
    `UPDATE effect SET leased_until = NULL, dispatched_at = 'epoch' WHERE state IN ('QUEUED', 'FAILED')`,
  );
}
