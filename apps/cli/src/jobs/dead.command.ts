import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { DeadOptions } from './dead.js';

export function deadCommand(line: CommandLine): Command {
  return new Command('dead')
    .description('list the jobs that were given up, latest first')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  keyledger jobs dead')
    .action(async (options: DeadOptions) => (await import('./dead.js')).dead(line, options));
}
