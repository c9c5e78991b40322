import { projections } from '@keyledger/assembly';
import { Command, Argument } from 'commander';
import { CommandLineActs } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { withKeyledger } from '../opening/with-keyledger.js';

export function rebuildCommand(line: CommandLine): Command {
  const names = projections.map(({ name }) => name);
  return new Command('rebuild')
    .description('compute a read model anew beside the served one, and switch to it')
    .addArgument(new Argument('<name>', 'which read model').choices(names))
    .addHelpText('after', '\nExamples:\n  keyledger projections rebuild user_list')
    .action((name: string) => rebuild(line, name));
}

async function rebuild(line: CommandLine, name: string): Promise<void> {
  await withKeyledger(line, async ({ foundation }) => {
    await new CommandLineActs(foundation).onAll('projections rebuild');
    line.say(`Computing ${name} …`);
    await foundation.projectionOperations.rebuild(name);
  });
  line.print(`${name} was computed anew, and is served.`);
}
