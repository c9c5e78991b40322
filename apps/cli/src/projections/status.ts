import type { CommandLine } from '../command-line/command-line.js';
import { table } from '../command-line/table.js';
import { withKeyledger } from '../opening/with-keyledger.js';

export interface StatusOptions {
  readonly json?: true;
}

export async function status(line: CommandLine, { json }: StatusOptions): Promise<void> {
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
