import { backup } from '@keyledger/assembly';
import { CommandLineActs } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { nowAndThen } from '../command-line/now-and-then.js';
import { withKeyledger } from '../opening/with-keyledger.js';

export interface BackupOptions {
  readonly json?: true;
}

export async function makeBackup(
  line: CommandLine,
  file: string,
  { json }: BackupOptions,
): Promise<void> {
  const tell = nowAndThen((told) => line.say(told));
  const { report, elsewhere } = await withKeyledger(line, async ({ foundation, configuration }) => {
    // Written down before, so that the backup itself tells of it.
    await new CommandLineActs(foundation).onAll('backup');
    const report = await backup(foundation, file, {
      onProgress({ part, rows, done }) {
        if (done) line.say(`${part}: ${rows} rows`);
        else tell(() => `${part}: ${rows} rows …`);
      },
    });
    return { report, elsewhere: configuration.eventStoreDbUrl !== undefined };
  });
  if (json) line.print(JSON.stringify(report));
  else {
    line.print(
      elsewhere
        ? `What events name is in ${report.file}. The events are in EventStoreDB: their backup has to be older (docs/operations.md).`
        : `${report.lastPosition} events and what they name are in ${report.file}.`,
    );
    line.print(`Destroyed keys are listed in ${report.shreddedList}.`);
  }
}
