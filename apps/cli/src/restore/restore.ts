import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  eventStoreOf,
  migrations,
  restore,
  shreddedListBeside,
  type RestoreReport,
} from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import { CommandLineActs } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { nowAndThen } from '../command-line/now-and-then.js';
import { Refused } from '../command-line/refused.js';
import { openDatabase } from '../opening/open-database.js';
import { withKeyledger } from '../opening/with-keyledger.js';
import { inWords } from '../verify/verify.js';

export interface RestoreOptions {
  readonly shreddedFrom?: string;
  readonly json?: true;
}

export async function restoreBackup(
  line: CommandLine,
  file: string,
  options: RestoreOptions,
): Promise<void> {
  const report = await load(line, file, listFor(line, file, options.shreddedFrom));
  // Opened as the server does: what remains of the schema, and reactors that the backup did not know yet.
  await withKeyledger(line, ({ foundation }) => new CommandLineActs(foundation).onAll('restore'), {
    migrate: 'NOW',
  });
  const { header, shreddedAgain, verification } = report;
  if (options.json) line.print(JSON.stringify(report));
  else {
    line.print(`Restored the backup of ${header.createdAt}.`);
    if (shreddedAgain > 0) line.print(`Destroyed ${shreddedAgain} keys again.`);
    line.print(inWords(verification));
  }
  if (verification.faultsFound > 0) {
    throw new Refused('The log was altered before it was backed up. Look for an older backup.');
  }
}

async function load(
  line: CommandLine,
  file: string,
  shreddedFrom: string | null,
): Promise<RestoreReport> {
  const configuration = readConfiguration(line.environment);
  const database = await openDatabase(configuration, (told) => line.say(told));
  try {
    if (database.joined) {
      throw new Refused('Keyledger is running on this database. Stop it, and restore again.');
    }
    const { postgres, keys } = database;
    const tell = nowAndThen((told) => line.say(told));
    const target = {
      postgres,
      keyRing: keys.keyRing,
      migrations,
      openStore: () => eventStoreOf(configuration, postgres),
    };
    return await restore(file, target, {
      shreddedFrom,
      onProgress: ({ part, rows }) => line.say(`${part}: ${rows} rows`),
      onVerified: ({ events }) => tell(() => `${events} events verified …`),
    });
  } finally {
    await database.close();
  }
}

function listFor(line: CommandLine, file: string, given: string | undefined): string | null {
  if (given !== undefined) {
    if (existsSync(given)) return resolve(given);
    throw new Refused(`There is no list ${given}.`);
  }
  const beside = shreddedListBeside(file);
  if (existsSync(beside)) return beside;
  line.say(
    'There is no list of destroyed keys beside the backup: who was erased since comes back.',
  );
  return null;
}
