import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MessageNotSent } from './message-errors.js';

/**
 * Writes one message of the development outbox: nobody ever sees half of it, and only the own user may read it.
 * @param folder made when missing, mode 0700.
 * @param name of the file; one that is there already is overwritten.
 * @throws MessageNotSent with the code of the file system
 */
export async function writeToOutbox(folder: string, name: string, content: string): Promise<void> {
  const path = join(folder, name);
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    await writeFile(unfinished, content, { mode: 0o600 });
    await rename(unfinished, path);
  } catch (error) {
    throw new MessageNotSent((error as NodeJS.ErrnoException).code ?? 'UNKNOWN');
  }
}
