import { Secret } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { Command } from 'commander';
import { CommandLineActs } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { logPlace } from '../command-line/log-place.js';
import { Refused } from '../command-line/refused.js';
import { table } from '../command-line/table.js';
import { withKeyledger } from '../opening/with-keyledger.js';

interface Options {
  readonly into: string;
  readonly until?: string;
  readonly json?: true;
}

export function replayCommand(line: CommandLine): Command {
  return new Command('replay')
    .description('compute every read model from the log in another, empty database, and compare')
    .requiredOption('--into <url>', 'postgres://user:password@host/database')
    .option('--until <place>', 'as of this position or moment (UTC) instead of now; not compared')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit code 1 on any difference. The URL can be read by other users of this machine while the command runs;\n' +
        'leave the password to PGPASSWORD or ~/.pgpass where that matters.\n' +
        'What was erased since then is erased in the read models of the past too.\n' +
        '\nExamples:\n  keyledger replay --into postgres://postgres@localhost/replayed\n' +
        '  keyledger replay --until 2026-06-30T16:00:00Z --into postgres://postgres@localhost/in_june',
    )
    .action((options: Options) => replay(line, options));
}

async function replay(line: CommandLine, { into, until, json }: Options): Promise<void> {
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
