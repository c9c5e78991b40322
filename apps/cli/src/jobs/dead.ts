import type { CommandLine } from '../command-line/command-line.js';
import { table } from '../command-line/table.js';
import { withJobs } from './with-jobs.js';

export interface DeadOptions {
  readonly json?: true;
}

export async function dead(line: CommandLine, { json }: DeadOptions): Promise<void> {
  const letters = await withJobs(line, (jobs) => jobs.deadLetters());
  if (json) line.print(JSON.stringify(letters));
  else if (letters.length === 0) line.print('No job was given up.');
  else {
    line.print(
      table(
        ['JOB', 'QUEUE', 'TRIES', 'GIVEN UP', 'LAST ERROR'],
        letters.map(({ id, queue, attempts, diedAt, lastError }) => [
          id,
          queue,
          `${attempts}`,
          diedAt.toISOString(),
          lastError,
        ]),
      ),
    );
  }
}
