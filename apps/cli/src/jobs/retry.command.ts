import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';

export function retryCommand(line: CommandLine): Command {
  return new Command('retry')
    .description('try a job that was given up again, from the start')
    .argument('<job>', 'its id; "jobs dead" names it')
    .addHelpText(
      'after',
      '\nExamples:\n  keyledger jobs retry 0190d2c4-5f0e-5e5e-8000-000000000001.tell-owner.nobody',
    )
    .action(async (id: string) => (await import('./retry.js')).retry(line, id));
}
