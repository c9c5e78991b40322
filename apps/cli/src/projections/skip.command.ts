import { projections } from '@keyledger/assembly';
import { Argument, Command } from 'commander';
import { CommandLineActs, OPERATOR } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { withKeyledger } from '../opening/with-keyledger.js';

export function skipCommand(line: CommandLine): Command {
  const names = projections.map(({ name }) => name);
  return new Command('skip')
    .description(
      'let a read model that stopped at an event go on without it, for good in this version',
    )
    .addArgument(new Argument('<name>', 'which read model').choices(names))
    .argument('<eventId>', 'the event it stopped at; "projections status" names it')
    .addHelpText(
      'after',
      '\nIs recorded in the log.\n\nExamples:\n  keyledger projections skip user_list 0190d2c4-5f0e-5e5e-8000-000000000001',
    )
    .action((name: string, eventId: string) => skip(line, name, eventId));
}

async function skip(line: CommandLine, name: string, eventId: string): Promise<void> {
  await withKeyledger(line, ({ foundation }) => {
    const acts = new CommandLineActs(foundation);
    return foundation.projectionOperations.skip(name, eventId, OPERATOR.id, () =>
      acts.skipped(name, eventId),
    );
  });
  line.print(`${name} goes on without the event ${eventId}.`);
}
