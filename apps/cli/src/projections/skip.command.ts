import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { readModelArgument } from './read-model.argument.js';

export function skipCommand(line: CommandLine): Command {
  return new Command('skip')
    .description(
      'let a read model that stopped at an event go on without it, for good in this version',
    )
    .addArgument(readModelArgument())
    .argument('<eventId>', 'the event it stopped at; "projections status" names it')
    .addHelpText(
      'after',
      '\nIs recorded in the log.\n\nExamples:\n  keyledger projections skip user_list 0190d2c4-5f0e-5e5e-8000-000000000001',
    )
    .action(async (name: string, eventId: string) =>
      (await import('./skip.js')).skip(line, name, eventId),
    );
}
