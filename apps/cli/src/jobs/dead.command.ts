import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { table } from '../command-line/table.js';
import { withJobs } from './with-jobs.js';

interface Options {
  readonly json?: true;
}

export function deadCommand(line: CommandLine): Command {
  return new Command('dead')
    .description('list the jobs that were given up, latest first')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  keyledger jobs dead')
    .action((options: Options) => dead(line, options));
}

async function dead(line: CommandLine, { json }: Options): Promise<void> {
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
