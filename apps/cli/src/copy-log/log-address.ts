import { readFile } from 'node:fs/promises';
import { Secret } from '@keyledger/kernel';
import type { CommandLine } from '../command-line/command-line.js';
import { Refused } from '../command-line/refused.js';

/**
 * Where a log is: a URL, or what holds one, so that a password need not stand on the command line, where every user of
 * the machine can read it.
 * @param where a URL, `env:NAME` or `file:PATH`.
 */
export async function logAddress(
  option: string,
  where: string,
  environment: CommandLine['environment'],
): Promise<Secret> {
  if (where.startsWith('env:')) {
    const name = where.slice('env:'.length);
    const value = environment[name];
    if (!value) throw new Refused(`${option} names ${name}, which is not set in the environment.`);
    return new Secret(value.trim());
  }
  if (where.startsWith('file:')) {
    const file = where.slice('file:'.length);
    try {
      return new Secret((await readFile(file, 'utf8')).trim());
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new Refused(`${option} names ${file}, which cannot be read (${code ?? 'unknown'}).`);
    }
  }
  return new Secret(where);
}
