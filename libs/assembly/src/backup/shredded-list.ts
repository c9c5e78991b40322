import { open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { RestoreRefused } from './backup-errors.js';

/** A key that was destroyed, as the list keeps it: what it protected stays erased whatever backup is restored. */
export interface ShreddedKey {
  readonly logId: string;
  readonly keyId: string;
  readonly subjectId: string;
  readonly class: string;
  readonly organizationId: string;
  /** ISO 8601, UTC. */
  readonly shreddedAt: string;
}

const NAME = 'keyledger-shredded-keys.jsonl';
const MEMBERS = ['logId', 'keyId', 'subjectId', 'class', 'organizationId', 'shreddedAt'] as const;

/** Where the list of a folder's backups is: JSON Lines, a {@link ShreddedKey} each, only ever added to. */
export function shreddedListBeside(backupFile: string): string {
  return join(dirname(backupFile), NAME);
}

/** Adds the log's destroyed keys that the list does not have yet. The list holds no key and nothing personal. */
export async function appendShreddedKeys(
  client: pg.ClientBase,
  logId: string,
  file: string,
): Promise<void> {
  const known = new Set((await readShreddedKeys(file)).map(keyOf));
  const { rows } = await client.query<Omit<ShreddedKey, 'logId' | 'shreddedAt'> & { at: Date }>(
    `SELECT key_id AS "keyId", subject_id AS "subjectId", class, organization_id AS "organizationId",
            shredded_at AS at FROM shredded_key ORDER BY shredded_at, key_id`,
  );
  const fresh = rows
    .map(({ at, ...row }): ShreddedKey => ({ logId, ...row, shreddedAt: at.toISOString() }))
    .filter((key) => !known.has(keyOf(key)));
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(fresh.map((key) => `${JSON.stringify(key)}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** An absent list is empty. @throws RestoreRefused LIST_UNREADABLE naming the line. */
export async function readShreddedKeys(file: string): Promise<ShreddedKey[]> {
  const lines = (await textOf(file)).split('\n');
  return lines.flatMap((line, index) => (line === '' ? [] : [parse(line, `${file}:${index + 1}`)]));
}

function keyOf({ logId, keyId }: ShreddedKey): string {
  return `${logId} ${keyId}`;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function parse(line: string, where: string): ShreddedKey {
  const told = `${where} is no entry of a list of destroyed keys. Give the list that the backups of this system wrote.`;
  try {
    const key = JSON.parse(line) as ShreddedKey;
    const whole = MEMBERS.every((member) => typeof key[member] === 'string');
    if (whole && !Number.isNaN(Date.parse(key.shreddedAt))) return key;
  } catch (cause) {
    throw new RestoreRefused('LIST_UNREADABLE', told, { cause });
  }
  throw new RestoreRefused('LIST_UNREADABLE', told);
}
