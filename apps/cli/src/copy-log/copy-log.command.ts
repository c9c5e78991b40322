import { copyLog } from '@keyledger/event-store';
import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { nowAndThen } from '../command-line/now-and-then.js';
import { logAddress } from './log-address.js';
import { openLog } from './open-log.js';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly allowInsecure?: true;
  readonly json?: true;
}

export function copyLogCommand(line: CommandLine): Command {
  return new Command('copy-log')
    .description('copy every event into another store, and check every hash chain on the way')
    .requiredOption('--from <where>', 'the log to copy: a URL, env:NAME or file:PATH')
    .requiredOption('--to <where>', 'an empty log, or a copy that was interrupted: as --from')
    .option('--allow-insecure', 'take an EventStoreDB without TLS')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nStop the server first: events that are appended meanwhile are left for another run. A copy that was interrupted\n' +
        'goes on where it stopped. Data keys, claims and read models are in PostgreSQL and are not copied. Afterwards name\n' +
        'the new store for every process and run "keyledger migrate --adopt-log".\n' +
        'A URL holds a password, which others on this machine can read on a command line: name a variable or a file.\n' +
        '\nExamples:\n  keyledger copy-log --from env:DATABASE_URL --to env:EVENTSTOREDB_URL\n' +
        '  keyledger copy-log --from file:/run/secrets/old --to file:/run/secrets/new',
    )
    .action((options: Options) => copy(line, options));
}

async function copy(line: CommandLine, options: Options): Promise<void> {
  const { environment } = line;
  const allowInsecure = options.allowInsecure ?? false;
  const source = await logAddress('--from', options.from, environment);
  const target = await logAddress('--to', options.to, environment);
  const from = await openLog('--from', source, allowInsecure);
  try {
    const to = await openLog('--to', target, allowInsecure);
    try {
      const tell = nowAndThen((told) => line.say(told));
      const report = await copyLog(from.store, to.store, {
        onProgress: ({ events, copied }) =>
          tell(() => (copied > 0 ? `${copied} events copied …` : `${events} events compared …`)),
      });
      if (options.json) line.print(JSON.stringify(report));
      else {
        line.print(
          `Copied: ${report.copied} events now, ${report.events} in ${report.streams} streams in all. Every chain holds.`,
        );
      }
      if (report.isSourceAhead) {
        line.say(
          'Events were appended meanwhile and are not in the copy. Stop the server and run this again.',
        );
      }
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}
