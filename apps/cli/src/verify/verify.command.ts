import { verifyLog, type LogVerification } from '@keyledger/event-store';
import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { nowAndThen } from '../command-line/now-and-then.js';
import { Refused } from '../command-line/refused.js';
import { withKeyledger } from '../opening/with-keyledger.js';

interface Options {
  readonly json?: true;
}

export function verifyCommand(line: CommandLine): Command {
  return new Command('verify')
    .description('recompute every hash chain of the log, and tell what was altered and where')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nReads the whole log once; appends may go on. Exit code 1 when anything is not as it was written.\n' +
        '\nExamples:\n  keyledger verify\n  keyledger verify --json > evidence.json',
    )
    .action((options: Options) => verify(line, options));
}

async function verify(line: CommandLine, { json }: Options): Promise<void> {
  const tell = nowAndThen((told) => line.say(told));
  const found = await withKeyledger(line, ({ foundation }) =>
    verifyLog(foundation.store, {
      onProgress: ({ events }) => tell(() => `${events} events verified …`),
    }),
  );
  if (json) line.print(JSON.stringify(found));
  else line.print(inWords(found));
  if (found.faultsFound > 0) {
    throw new Refused(
      'The log is not as it was written. Keep this database as evidence, and compare it with a backup.',
    );
  }
}

/** How a verification went, for people. */
export function inWords({ events, streams, head, faults, faultsFound }: LogVerification): string {
  const all = `${events} events in ${streams} streams, up to ${head}`;
  if (faultsFound === 0) return `Verified: ${all}. Every chain is as it was written.`;
  const shown = faults.map(({ kind, message }) => `  ${kind}  ${message}`);
  const more = faultsFound > faults.length ? [`  … and ${faultsFound - faults.length} more`] : [];
  return [`Found ${faultsFound} faults in ${all}:`, ...shown, ...more].join('\n');
}
