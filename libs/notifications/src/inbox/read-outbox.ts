import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isOutboxFile, parseOutboxFile, type OutboxMessage } from './outbox-file.js';

export interface OutboxEntry extends OutboxMessage {
  readonly file: string;
  readonly writtenAt: Date;
}

/** The messages that were written last, newest first. @param folder need not be there yet. */
export async function newestMessages(folder: string, limit: number): Promise<OutboxEntry[]> {
  const names = await readdir(folder).catch(nothingIfMissing);
  const dated = await Promise.all(
    (names ?? [])
      .filter(isOutboxFile)
      .map(async (file) => ({ file, at: await writtenAt(folder, file) })),
  );
  const newest = dated.toSorted((a, b) => Number(b.at) - Number(a.at)).slice(0, limit);
  const entries = await Promise.all(newest.map(({ file }) => readMessage(folder, file)));
  return entries.filter((entry) => entry !== null);
}

/** Null for a name that no sender gives, and for what is not there. */
export async function readMessage(folder: string, file: string): Promise<OutboxEntry | null> {
  if (!isOutboxFile(file)) return null;
  const content = await readFile(join(folder, file), 'utf8').catch(nothingIfMissing);
  const at = await writtenAt(folder, file);
  if (content === null || at === null) return null;
  return { ...parseOutboxFile(content), file, writtenAt: at };
}

async function writtenAt(folder: string, file: string): Promise<Date | null> {
  const found = await stat(join(folder, file)).catch(nothingIfMissing);
  return found && found.mtime;
}

function nothingIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
