import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secret } from '@keyledger/kernel';
import type { CommandLine } from './command-line.js';

/**
 * Shows a secret once: to a person at a terminal, else in a new file that only the own user can read, so that it never
 * lies in a log.
 * @returns the file, or null when it was shown.
 */
export async function showSecret(
  line: CommandLine,
  what: string,
  secret: Secret,
  folder: string,
): Promise<string | null> {
  if (line.isTerminal) {
    line.print(`${what}:\n\n  ${secret.reveal()}\n`);
    return null;
  }
  await mkdir(folder, { recursive: true });
  const time = new Date().toISOString().replace(/[^0-9]/g, '');
  const file = join(folder, `keyledger-secret-${time}.txt`);
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${secret.reveal()}\n`);
  } finally {
    await handle.close();
  }
  line.say(`${what} is in ${file}. Delete that file once it was handed over.`);
  return file;
}
