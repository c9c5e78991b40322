import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { CompareOptions } from './compare.js';

export function compareCommand(line: CommandLine): Command {
  return new Command('compare')
    .description('compute every read model afresh and compare each column with what is served')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nServing goes on meanwhile. Exit code 1 on any difference.\n\nExamples:\n  keyledger compare',
    )
    .action(async (options: CompareOptions) =>
      (await import('./compare.js')).compare(line, options),
    );
}
