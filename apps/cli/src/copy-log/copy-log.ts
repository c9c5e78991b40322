import { copyLog } from '@keyledger/event-store';
import type { CommandLine } from '../command-line/command-line.js';
import { nowAndThen } from '../command-line/now-and-then.js';
import { logAddress } from './log-address.js';
import { openLog } from './open-log.js';

export interface CopyLogOptions {
  readonly from: string;
  readonly to: string;
  readonly allowInsecure?: true;
  readonly json?: true;
}

export async function copy(line: CommandLine, options: CopyLogOptions): Promise<void> {
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
