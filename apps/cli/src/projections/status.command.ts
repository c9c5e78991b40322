import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { table } from '../command-line/table.js';
import { withKeyledger } from '../opening/with-keyledger.js';

interface Options {
  readonly json?: true;
}

export function statusCommand(line: CommandLine): Command {
  return new Command('status')
    .description('tell how far each read model is, and which event stopped it')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  keyledger projections status')
    .action((options: Options) => status(line, options));
}

async function status(line: CommandLine, { json }: Options): Promise<void> {
  const rows = await withKeyledger(line, ({ foundation }) =>
    foundation.projectionOperations.status(),
  );
  if (json) {
    line.print(JSON.stringify(rows));
    return;
  }
  line.print(
    table(
      ['READ MODEL', 'VERSION', 'STATE', 'LAG', 'AT', 'STOPPED'],
      rows.map(({ name, version, state, lagSeconds, checkpoint, stop }) => [
        name,
        `${version}`,
        state,
        `${lagSeconds.toFixed(1)} s`,
        checkpoint ?? 'the beginning',
        stop ? `at ${stop.eventType} ${stop.eventId}: ${stop.reason}` : 'no',
      ]),
    ),
  );
}
