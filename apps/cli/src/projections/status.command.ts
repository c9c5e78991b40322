import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { StatusOptions } from './status.js';

export function statusCommand(line: CommandLine): Command {
  return new Command('status')
    .description('tell how far each read model is, and which event stopped it')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  keyledger projections status')
    .action(async (options: StatusOptions) => (await import('./status.js')).status(line, options));
}
