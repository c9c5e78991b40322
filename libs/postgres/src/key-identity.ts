import { KEY_NAMES, KEY_VARIABLES, KeysError, type KeyName, type KeyRing } from '@keyledger/keys';
import type { Migration } from './migration.js';
import type { Postgres } from './postgres.js';

/** The table of the keys' ids; part of {@link postgresMigrations}. */
export const keyIdentityMigration: Migration = {
  id: 'postgres/0001-key-identity',
  up: `CREATE TABLE key_identity (
    name text PRIMARY KEY,
    key_id text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
  )`,
};

/** What this library's own tables need; run before every other migration. */
export const postgresMigrations: readonly Migration[] = [keyIdentityMigration];

/**
 * Compares the keys in force with those that this database was written with. The first boot records their ids.
 *
 * @param options.dataExists whether anything was stored already: then ids that are not recorded are refused too.
 * @throws KeysError MISMATCH naming each key that is another one, and what to do. Nothing is changed then.
 */
export async function verifyKeyIds(
  postgres: Postgres,
  keyRing: KeyRing,
  options: { readonly dataExists: boolean },
): Promise<void> {
  const ids = Object.entries(keyRing.ids);
  if (!options.dataExists) {
    await postgres.pool.query(
      `INSERT INTO key_identity (name, key_id) SELECT * FROM unnest($1::text[], $2::text[])
       ON CONFLICT (name) DO NOTHING`,
      [ids.map(([name]) => name), ids.map(([, id]) => id)],
    );
  }
  const { rows } = await postgres.pool.query<{ name: string; key_id: string }>(
    'SELECT name, key_id FROM key_identity',
  );
  const recorded = new Map(rows.map(({ name, key_id }) => [name, key_id]));
  const problems = KEY_NAMES.flatMap((name) => difference(name, keyRing, recorded.get(name)));
  if (problems.length > 0) throw new KeysError('MISMATCH', problems.join('\n'));
}

function difference(name: KeyName, keyRing: KeyRing, recorded: string | undefined): string[] {
  if (recorded === keyRing.ids[name]) return [];
  if (recorded === undefined) {
    return [
      `The database holds data but not the id of the ${name} key it was written with. ` +
        'Restore the table key_identity from the backup that the data came from.',
    ];
  }
  return [
    `The ${name} key in force is ${keyRing.ids[name]}, and the data was written with ${recorded}. ` +
      `Put back the key file that belongs to this database (KEYLEDGER_KEYS_FOLDER), or set ${KEY_VARIABLES[name]} to that key.`,
  ];
}
