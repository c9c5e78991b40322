import { resolve } from 'node:path';
import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { RestoreOptions } from './restore.js';

export function restoreCommand(line: CommandLine): Command {
  return new Command('restore')
    .description('load a backup into an empty database, and verify it')
    .argument('<file>', 'a file made by "keyledger backup"')
    .option(
      '--shredded-from <list>',
      'the newest keyledger-shredded-keys.jsonl; without it, the one beside the backup',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nPut the key file that belongs to the backup in its place first, and stop the server.\n' +
        '\nExamples:\n  keyledger restore /backups/2026-11-23.klbackup\n' +
        '  keyledger restore old.klbackup --shredded-from /backups/keyledger-shredded-keys.jsonl',
    )
    .action(async (file: string, options: RestoreOptions) =>
      (await import('./restore.js')).restoreBackup(line, resolve(file), options),
    );
}
