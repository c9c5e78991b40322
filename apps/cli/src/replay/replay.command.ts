import { Secret } from '@keyledger/kernel';
import { Postgres } from '@keyledger/postgres';
import { Command } from 'commander';
import { CommandLineActs } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { Refused } from '../command-line/refused.js';
import { table } from '../command-line/table.js';
import { withKeyledger } from '../opening/with-keyledger.js';

interface Options {
  readonly into: string;
  readonly json?: true;
}

export function replayCommand(line: CommandLine): Command {
  return new Command('replay')
    .description('compute every read model from the log in another, empty database, and compare')
    .requiredOption('--into <url>', 'postgres://user:password@host/database')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit code 1 on any difference. The URL can be read by other users of this machine while the command runs;\n' +
        'leave the password to PGPASSWORD or ~/.pgpass where that matters.\n' +
        '\nExamples:\n  keyledger replay --into postgres://postgres@localhost/replayed',
    )
    .action((options: Options) => replay(line, options));
}

async function replay(line: CommandLine, { into, json }: Options): Promise<void> {
  const report = await withKeyledger(line, async ({ foundation }) => {
    await new CommandLineActs(foundation).onAll('replay');
    const target = Postgres.connect(new Secret(into), { max: 4 });
    try {
      line.say('Replaying the log …');
      return await foundation.projectionOperations.replayInto(target);
    } finally {
      await target.close();
    }
  });
  // Samples of rows hold names and addresses: they are not for output that is kept.
  const told = report.projections.map(({ projection, position, differences, tables }) => ({
    projection,
    position,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    differences,
  }));
  if (json) line.print(JSON.stringify({ equal: report.equal, projections: told }));
  else {
    line.print(
      table(
        ['READ MODEL', 'ROWS', 'DIFFERENCES'],
        told.map((row) => [row.projection, `${row.rows}`, `${row.differences ?? 'not compared'}`]),
      ),
    );
  }
  if (report.equal !== true)
    throw new Refused('The replayed read models differ from those served.');
}
