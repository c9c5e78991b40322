import { CommandLineActs } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { withKeyledger } from '../opening/with-keyledger.js';

export async function rebuild(line: CommandLine, name: string): Promise<void> {
  await withKeyledger(line, async ({ foundation }) => {
    await new CommandLineActs(foundation).onAll('projections rebuild');
    line.say(`Computing ${name} …`);
    await foundation.projectionOperations.rebuild(name);
  });
  line.print(`${name} was computed anew, and is served.`);
}
