import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { MigrateOptions } from './migrate.js';

export function migrateCommand(line: CommandLine): Command {
  return new Command('migrate')
    .description('bring the database up to this version, and install new reactors')
    .option('--status', 'only tell what would run; changes nothing')
    .option(
      '--adopt-log',
      'follow the log that the event store holds now, after "keyledger copy-log"; stop the workers first',
    )
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  keyledger migrate --status\n  keyledger migrate')
    .action(async (options: MigrateOptions) =>
      (await import('./migrate.js')).migrate(line, options),
    );
}
