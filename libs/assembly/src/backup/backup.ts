import { createWriteStream } from 'node:fs';
import { link, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { KeyRing } from '@keyledger/keys';
import type { Postgres } from '@keyledger/postgres';
import type pg from 'pg';
import { BackupExists } from './backup-errors.js';
import {
  BACKUP_FORMAT,
  type BackupHeader,
  type BackupManifest,
  type PartSummary,
} from './backup-format.js';
import { backupFrames, type PartProgress } from './copy-parts.js';
import { appendShreddedKeys, shreddedListBeside } from './shredded-list.js';

/** What a backup is made of; a `Foundation` is one. */
export interface BackupSource {
  readonly postgres: Postgres;
  readonly keyRing: KeyRing;
}

export interface BackupOptions {
  readonly onProgress?: PartProgress;
  readonly now?: Date;
}

export interface BackupReport extends BackupManifest {
  readonly file: string;
  /** The append-only list of destroyed keys, beside the backup; keep it longer than any backup. */
  readonly shreddedList: string;
  readonly fileBytes: number;
}

/**
 * Writes everything that a restore needs into one file (mode 0600): events up to the head as of the start, then what
 * they name, all of one snapshot, while the system goes on. The file appears under its name only when it is whole.
 * Also adds the keys destroyed so far to the list beside it.
 * @throws BackupExists
 */
export async function backup(
  { postgres, keyRing }: BackupSource,
  file: string,
  { onProgress = () => undefined, now = new Date() }: BackupOptions = {},
): Promise<BackupReport> {
  if (await exists(file)) throw new BackupExists(file);
  const half = `${file}.part`;
  if (await exists(half)) throw new BackupExists(half);
  const client = await postgres.pool.connect();
  let broken: Error | undefined;
  try {
    // One snapshot: whatever an event in it names was committed before the event, so it is in it too.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const header = await headerOf(client, keyRing, now);
    const parts: PartSummary[] = [];
    await writeWhole(half, file, backupFrames(client, header, parts, onProgress));
    const shreddedList = shreddedListBeside(file);
    await appendShreddedKeys(client, header.logId, shreddedList);
    await client.query('COMMIT');
    return { ...header, parts, file, shreddedList, fileBytes: (await stat(file)).size };
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}

async function headerOf(client: pg.PoolClient, keyRing: KeyRing, now: Date): Promise<BackupHeader> {
  const log = await client.query<{ log_id: string; last_position: string }>(
    'SELECT log_id, last_position FROM event_log',
  );
  const [row] = log.rows;
  if (!row) throw new Error('The table event_log has no row; the event log is not set up');
  const migrations = await client.query<{ id: string }>(
    'SELECT id FROM keyledger_migration ORDER BY applied_at, id',
  );
  return {
    format: BACKUP_FORMAT,
    product: 'keyledger',
    createdAt: now.toISOString(),
    logId: row.log_id,
    lastPosition: row.last_position,
    migrations: migrations.rows.map(({ id }) => id),
    keyIds: keyRing.ids,
  };
}

async function writeWhole(
  half: string,
  file: string,
  frames: AsyncIterable<Buffer>,
): Promise<void> {
  try {
    const target = createWriteStream(half, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.from(frames, { objectMode: false }), createGzip(), target);
    // A link, unlike a rename, never replaces what came there meanwhile.
    await link(half, file);
    await syncFolder(dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new BackupExists(file);
    throw error;
  } finally {
    await rm(half, { force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Without it a power cut could forget the new name; Windows cannot do it and needs it less. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
