import { resolve } from 'node:path';
import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { BackupOptions } from './backup.js';

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
    .action(async (file: string, options: BackupOptions) =>
      (await import('./backup.js')).makeBackup(line, resolve(file), options),
    );
}
