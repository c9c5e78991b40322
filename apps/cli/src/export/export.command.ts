import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { ExportOptions } from './export.js';

export function exportCommand(line: CommandLine): Command {
  return new Command('export')
    .description('write the events of an account, a department or a whole organization into a file')
    .argument('<file>', 'which must not be there yet')
    .requiredOption('--organization <domain>', 'a mail domain of the organization, or its id')
    .option('--account <id>', 'only what befell this account')
    .option('--department <id>', 'only what concerns the accounts of people in it, or under it')
    .option('--from <moment>', 'recorded after this moment (UTC)')
    .option('--to <moment>', 'recorded up to this moment (UTC)')
    .addOption(
      new Option('--format <name>', 'what to write').choices(['jsonl', 'csv']).default('jsonl'),
    )
    .addHelpText(
      'after',
      '\nThe file holds names and addresses: only its owner may read it. It is whole if its last line says so.\n' +
        'The export is recorded, with the SHA-256 of all lines before the last.\n' +
        '\nExamples:\n  keyledger export november.jsonl --organization blue-hill.example --from 2026-11-01 --to 2026-12-01',
    )
    .action(async (file: string, options: ExportOptions) =>
      (await import('./export.js')).exportTo(line, resolve(file), options),
    );
}
