import type pg from 'pg';
import { readShreddedKeys, type ShreddedKey } from './shredded-list.js';

/**
 * Destroys again, in the restore's own transaction, every key that was destroyed before or after the backup, so that
 * nobody ever sees the restored database with an erased person in it; also gives back the names that erased people
 * and mailboxes had claimed.
 * @returns how many keys the backup had brought back.
 */
export async function reapplyShreds(
  client: pg.ClientBase,
  logId: string,
  listFile: string | null,
): Promise<number> {
  const listed = listFile ? await readShreddedKeys(listFile) : [];
  await remember(
    client,
    listed.filter((key) => key.logId === logId),
  );
  const { rowCount } = await client.query(
    `UPDATE data_key SET wrapped = NULL, state = 'SHREDDED', shredded_at = gone.shredded_at
     FROM shredded_key AS gone WHERE gone.key_id = data_key.id AND data_key.state = 'ACTIVE'`,
  );
  await client.query(
    `DELETE FROM claim USING shredded_key AS gone
     WHERE gone.class = 'pii' AND gone.subject_id = claim.owner_id::text`,
  );
  return rowCount ?? 0;
}

async function remember(client: pg.ClientBase, keys: readonly ShreddedKey[]): Promise<void> {
  await client.query(
    `INSERT INTO shredded_key (key_id, subject_id, class, organization_id, shredded_at)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
     ON CONFLICT (key_id) DO NOTHING`,
    [
      keys.map(({ keyId }) => keyId),
      keys.map(({ subjectId }) => subjectId),
      keys.map((key) => key.class),
      keys.map(({ organizationId }) => organizationId),
      keys.map(({ shreddedAt }) => shreddedAt),
    ],
  );
}
