import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { readModelArgument } from './read-model.argument.js';

export function rebuildCommand(line: CommandLine): Command {
  return new Command('rebuild')
    .description('compute a read model anew beside the served one, and switch to it')
    .addArgument(readModelArgument())
    .addHelpText('after', '\nExamples:\n  keyledger projections rebuild user_list')
    .action(async (name: string) => (await import('./rebuild.js')).rebuild(line, name));
}
