import {
  verifyLog,
  type EventStore,
  type LogVerification,
  type VerifyLogOptions,
} from '@keyledger/event-store';
import { KEY_NAMES, type KeyRing } from '@keyledger/keys';
import { returnToHead } from '@keyledger/projections';
import { migrate, pendingMigrations, type Migration, type Postgres } from '@keyledger/postgres';
import { RestoreRefused } from './backup-errors.js';
import type { BackupHeader, PartSummary } from './backup-format.js';
import type { PartProgress } from './copy-parts.js';
import { clearLeftovers, refuseUnlessEmpty } from './empty-database.js';
import { adoptLog, loadParts } from './load-parts.js';
import { BackupReader } from './read-backup.js';
import { reapplyShreds } from './reapply-shreds.js';

/** Where a backup goes: a database without events that no other process uses meanwhile. */
export interface RestoreTarget {
  readonly postgres: Postgres;
  /** The keys that the backup was made with. */
  readonly keyRing: KeyRing;
  /** All migrations of this version. */
  readonly migrations: readonly Migration[];
  /** Opens the store that the restored system will use, over the restored database. */
  readonly openStore: () => Promise<EventStore>;
}

export interface RestoreOptions {
  readonly onProgress?: PartProgress;
  readonly onVerified?: VerifyLogOptions['onProgress'];
  /** The list of destroyed keys, newer than the backup; null: only what the backup itself knows. */
  readonly shreddedFrom?: string | null;
}

export interface RestoreReport {
  readonly header: BackupHeader;
  readonly parts: readonly PartSummary[];
  /** Keys destroyed after the backup was made, and destroyed again now. */
  readonly shreddedAgain: number;
  /** What the restored log's chains say; faults are those of the log that was backed up. */
  readonly verification: LogVerification;
}

/**
 * Loads a backup into an empty database: the schema as it was, the rows in one transaction, the erasures since, then
 * the schema as it is, and a check of every chain. Read models, sessions and the job runner's own tables are not in a
 * backup; they come back by themselves.
 * @throws RestoreRefused before anything was changed but the schema.
 */
export async function restore(
  file: string,
  { postgres, keyRing, migrations, openStore }: RestoreTarget,
  { onProgress = () => undefined, onVerified, shreddedFrom = null }: RestoreOptions = {},
): Promise<RestoreReport> {
  const { header, reader } = await BackupReader.open(file);
  try {
    refuseOtherKeys(header, keyRing);
    const asItWas = await schemaOf(header, postgres, migrations);
    const client = await postgres.pool.connect();
    let shreddedAgain = 0;
    let broken: Error | undefined;
    try {
      await refuseUnlessEmpty(client);
      await migrate(postgres, asItWas);
      await client.query('BEGIN');
      await clearLeftovers(client);
      await refuseUnlessEmpty(client);
      await loadParts(client, reader, onProgress);
      await adoptLog(client, header);
      shreddedAgain = await reapplyShreds(client, header.logId, shreddedFrom);
      await client.query('COMMIT');
    } catch (error) {
      broken = error as Error;
      throw error;
    } finally {
      // A connection that failed half-way is closed, which rolls its transaction back.
      client.release(broken);
    }
    await migrate(postgres, migrations);
    const verification = await verify(postgres, openStore, onVerified);
    return { header, parts: reader.read, shreddedAgain, verification };
  } finally {
    await reader.close();
  }
}

async function verify(
  postgres: Postgres,
  openStore: RestoreTarget['openStore'],
  onProgress: VerifyLogOptions['onProgress'],
): Promise<LogVerification> {
  const store = await openStore();
  try {
    await returnToHead(postgres, store);
    return await verifyLog(store, { onProgress });
  } finally {
    await store.close();
  }
}

function refuseOtherKeys({ keyIds }: BackupHeader, { ids }: KeyRing): void {
  const other = KEY_NAMES.filter((name) => keyIds[name] !== ids[name]);
  if (other.length === 0) return;
  const named = other.map((name) => `${name} ${keyIds[name]} (here: ${ids[name]})`).join(', ');
  throw new RestoreRefused(
    'OTHER_KEYS',
    `The backup was made with other keys: ${named}. Put the key file that belongs to it into KEYLEDGER_KEYS_FOLDER; ` +
      'without those keys its passwords and personal values cannot be read.',
  );
}

/** The migrations that the backed up database had; what came after them runs on the restored rows. */
async function schemaOf(
  { migrations: ids }: BackupHeader,
  postgres: Postgres,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const known = new Map(migrations.map((migration) => [migration.id, migration]));
  const newer = ids.filter((id) => !known.has(id));
  if (newer.length > 0) {
    throw new RestoreRefused(
      'OTHER_SCHEMA',
      `The backup comes from a newer version (${newer.join(', ')}). Restore it with that version.`,
    );
  }
  const asItWas = migrations.filter(({ id }) => ids.includes(id));
  const pending = new Set(await pendingMigrations(postgres, migrations));
  const ahead = migrations.filter(({ id }) => !ids.includes(id) && !pending.has(id));
  if (ahead.length > 0) {
    throw new RestoreRefused(
      'OTHER_SCHEMA',
      `This database was migrated further than the backup (${ahead.map(({ id }) => id).join(', ')}). ` +
        'Restore into an empty database, which is migrated on the way.',
    );
  }
  return asItWas;
}
