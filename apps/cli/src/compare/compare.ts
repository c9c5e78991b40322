import { projections } from '@keyledger/assembly';
import type { ProjectionComparison } from '@keyledger/projections';
import type { CommandLine } from '../command-line/command-line.js';
import { Refused } from '../command-line/refused.js';
import { table } from '../command-line/table.js';
import { withKeyledger } from '../opening/with-keyledger.js';

export interface CompareOptions {
  readonly json?: true;
}

export async function compare(line: CommandLine, { json }: CompareOptions): Promise<void> {
  const compared = await withKeyledger(line, async ({ foundation }) => {
    const results: ProjectionComparison[] = [];
    for (const { name } of projections) {
      line.say(`Computing ${name} …`);
      results.push(await foundation.projectionOperations.compare(name));
    }
    return results;
  });
  const differences = compared.reduce((sum, one) => sum + one.differences, 0);
  // Samples of rows hold names and addresses: they are not for output that is kept.
  const told = compared.flatMap(({ projection, position, tables }) =>
    tables.map((one) => ({
      projection,
      table: one.table,
      rows: one.rows,
      differences: one.differences,
      position,
    })),
  );
  if (json) line.print(JSON.stringify({ differences, tables: told }));
  else {
    line.print(
      table(
        ['READ MODEL', 'TABLE', 'ROWS', 'DIFFERENCES'],
        told.map((row) => [row.projection, row.table, `${row.rows}`, `${row.differences}`]),
      ),
    );
  }
  if (differences > 0) {
    throw new Refused(
      `${differences} rows differ from what the events say. Run "keyledger projections rebuild <name>".`,
    );
  }
}
