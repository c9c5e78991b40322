import { resolve } from 'node:path';
import { backup } from '@keyledger/assembly';
import { Command } from 'commander';
import { CommandLineActs } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { nowAndThen } from '../command-line/now-and-then.js';
import { withKeyledger } from '../opening/with-keyledger.js';

interface Options {
  readonly json?: true;
}

export function backupCommand(line: CommandLine): Command {
  return new Command('backup')
    .description('write everything that a restore needs, except the keys, into one file')
    .argument('<file>', 'a file that is not there yet')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nThe system may go on meanwhile. Back up the key file apart from this file: neither is of use without the\n' +
        'other. Beside the backup, keyledger-shredded-keys.jsonl lists the keys that were destroyed; keep the newest one,\n' +
        'so that who was erased stays erased when an older backup is restored.\n' +
        '\nExamples:\n  keyledger backup /backups/2026-11-23.klbackup',
    )
    .action((file: string, options: Options) => makeBackup(line, resolve(file), options));
}

async function makeBackup(line: CommandLine, file: string, { json }: Options): Promise<void> {
  const tell = nowAndThen((told) => line.say(told));
  const { report, elsewhere } = await withKeyledger(line, async ({ foundation, configuration }) => {
    // Written down before, so that the backup itself tells of it.
    await new CommandLineActs(foundation).onAll('backup');
    const report = await backup(foundation, file, {
      onProgress({ part, rows, done }) {
        if (done) line.say(`${part}: ${rows} rows`);
        else tell(() => `${part}: ${rows} rows …`);
      },
    });
    return { report, elsewhere: configuration.eventStoreDbUrl !== undefined };
  });
  if (json) line.print(JSON.stringify(report));
  else {
    line.print(
      elsewhere
        ? `What events name is in ${report.file}. The events are in EventStoreDB: their backup has to be older (docs/operations.md).`
        : `${report.lastPosition} events and what they name are in ${report.file}.`,
    );
    line.print(`Destroyed keys are listed in ${report.shreddedList}.`);
  }
}
