import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { FRAME_KINDS, type BackupHeader, type PartSummary } from './backup-format.js';
import { BACKUP_PARTS, type BackupPart } from './backup-parts.js';
import { frame, jsonFrame } from './frames.js';
import { PartDigest } from './part-digest.js';

/** Told while a part is copied, how many of its rows have passed. */
export type PartProgress = (progress: {
  readonly part: string;
  readonly rows: number;
  readonly done: boolean;
}) => void;

/** A whole backup as frames, read over one connection inside one snapshot. `parts` is filled on the way. */
export async function* backupFrames(
  client: pg.PoolClient,
  header: BackupHeader,
  parts: PartSummary[],
  onProgress: PartProgress,
): AsyncGenerator<Buffer, void> {
  yield jsonFrame(FRAME_KINDS.header, header);
  for (const part of BACKUP_PARTS) yield* partFrames(client, part, parts, onProgress);
  yield jsonFrame(FRAME_KINDS.manifest, { ...header, parts });
}

async function* partFrames(
  client: pg.PoolClient,
  { table, orderBy }: BackupPart,
  parts: PartSummary[],
  onProgress: PartProgress,
): AsyncGenerator<Buffer, void> {
  const columns = await columnsOf(client, table);
  yield jsonFrame(FRAME_KINDS.partBegin, { name: table, columns });
  const digest = new PartDigest(table);
  const rows = client.query(
    copyTo(`COPY (SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${orderBy}) TO STDOUT`),
  );
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    digest.add(chunk);
    onProgress({ part: table, rows: digest.rows, done: false });
    yield frame(FRAME_KINDS.data, chunk);
  }
  const summary = digest.summary();
  parts.push(summary);
  onProgress({ part: table, rows: summary.rows, done: true });
  yield jsonFrame(FRAME_KINDS.partEnd, summary);
}

async function columnsOf(client: pg.PoolClient, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
     ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}
