import { CommandLineActs } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { Refused } from '../command-line/refused.js';
import { withJobs } from './with-jobs.js';

export async function retry(line: CommandLine, id: string): Promise<void> {
  await withJobs(line, async (jobs, { foundation }) => {
    if (!(await jobs.sendAgain(id))) {
      throw new Refused(`No job ${id} was given up. "keyledger jobs dead" lists those that were.`);
    }
    await new CommandLineActs(foundation).onAll('jobs retry');
  });
  line.print(
    `The job ${id} is tried again by the running server, or the next one that is started.`,
  );
}
