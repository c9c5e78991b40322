import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { VerifyOptions } from './verify.js';

export function verifyCommand(line: CommandLine): Command {
  return new Command('verify')
    .description('recompute every hash chain of the log, and tell what was altered and where')
    .option('--from <place>', 'only what was written after this position or moment (UTC)')
    .option('--stream <name>', 'only one stream, such as account-01970000-…')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nReads the whole log once; appends may go on. Exit code 1 when anything is not as it was written.\n' +
        'What it proves, and what not: docs/operations.md.\n' +
        '\nExamples:\n  keyledger verify\n  keyledger verify --from 2026-11-01\n  keyledger verify --json > evidence.json',
    )
    .action(async (options: VerifyOptions) => (await import('./verify.js')).verify(line, options));
}
