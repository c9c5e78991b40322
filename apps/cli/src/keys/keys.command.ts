import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { CheckOptions } from './check.js';

export function keysCommand(line: CommandLine): Command {
  const check = new Command('check')
    .description('tell which keys are in force, and whether the data was written with them')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nShows ids, never keys.\n\nExamples:\n  keyledger keys check')
    .action(async (options: CheckOptions) => (await import('./check.js')).checkKeys(line, options));
  return new Command('keys').description('the keys that lie outside the data').addCommand(check);
}
