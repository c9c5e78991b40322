import { Secret } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { CommandLineActs } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { logPlace } from '../command-line/log-place.js';
import { Refused } from '../command-line/refused.js';
import { table } from '../command-line/table.js';
import { withKeyledger } from '../opening/with-keyledger.js';

export interface ReplayOptions {
  readonly into: string;
  readonly until?: string;
  readonly json?: true;
}

export async function replay(
  line: CommandLine,
  { into, until, json }: ReplayOptions,
): Promise<void> {
  const { report, end } = await withKeyledger(line, async ({ foundation }) => {
    const place = until ? await logPlace(foundation.store, until) : undefined;
    if (place === null)
      throw new Refused(`Nothing was written by ${until}: there is no read model.`);
    await new CommandLineActs(foundation).onAll('replay');
    const target = Postgres.connect(new Secret(into), { max: 4 });
    try {
      line.say(place ? `Replaying the log up to ${place} …` : 'Replaying the log …');
      const replayed = await foundation.projectionOperations.replayInto(target, place);
      return { report: replayed, end: place };
    } finally {
      await target.close();
    }
  });
  // Samples of rows hold names and addresses: they are not for output that is kept.
  const told = report.projections.map(({ projection, position, rows, differences }) => ({
    projection,
    position,
    rows,
    differences,
  }));
  const compared = report.equal !== null;
  if (json)
    line.print(JSON.stringify({ equal: report.equal, until: end ?? null, projections: told }));
  else {
    line.print(
      table(
        ['READ MODEL', 'ROWS', 'DIFFERENCES'],
        told.map((row) => [row.projection, `${row.rows}`, `${row.differences ?? 'not compared'}`]),
      ),
    );
  }
  if (!compared && end) {
    line.say(
      `These are the read models as of ${end}. Those of today are others, so nothing was compared.`,
    );
    return;
  }
  if (report.equal !== true)
    throw new Refused('The replayed read models differ from those served.');
}
