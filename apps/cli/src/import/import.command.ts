import { resolve } from 'node:path';
import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { ImportOptions } from './import.js';

export function importCommand(line: CommandLine): Command {
  return new Command('import')
    .description('bring people and mailboxes in from a CSV file (UTF-8 or GB18030)')
    .argument('<file>', 'with Chinese or English headers')
    .requiredOption('--organization <domain>', 'a mail domain of the organization, or its id')
    .option('--dry-run', 'tell every change that would be made, and make none')
    .option('--json', 'print JSON: one line a row with --dry-run, the counts otherwise')
    .addHelpText(
      'after',
      '\nImporting again changes only what differs. Rows at fault are told and passed over; then the exit code is 1.\n' +
        '\nExamples:\n  keyledger import staff.csv --organization blue-hill.example --dry-run\n' +
        '  keyledger import staff.csv --organization blue-hill.example',
    )
    .action(async (file: string, options: ImportOptions) =>
      (await import('./import.js')).importFile(line, resolve(file), options),
    );
}
