import { CommandLineActs, OPERATOR } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { withKeyledger } from '../opening/with-keyledger.js';

export async function skip(line: CommandLine, name: string, eventId: string): Promise<void> {
  await withKeyledger(line, ({ foundation }) => {
    const acts = new CommandLineActs(foundation);
    return foundation.projectionOperations.skip(name, eventId, OPERATOR.id, () =>
      acts.skipped(name, eventId),
    );
  });
  line.print(`${name} goes on without the event ${eventId}.`);
}
