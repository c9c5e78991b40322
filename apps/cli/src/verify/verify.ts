import {
  verifyLog,
  verifyStream,
  type EventStore,
  type LogVerification,
  type VerifyLogOptions,
} from '@keyledger/event-store';
import type { CommandLine } from '../command-line/command-line.js';
import { logPlace } from '../command-line/log-place.js';
import { nowAndThen } from '../command-line/now-and-then.js';
import { Refused } from '../command-line/refused.js';
import { withKeyledger } from '../opening/with-keyledger.js';

export interface VerifyOptions {
  readonly json?: true;
  readonly from?: string;
  readonly stream?: string;
}

export async function verify(
  line: CommandLine,
  { json, from, stream }: VerifyOptions,
): Promise<void> {
  if (from && stream) throw new Refused('Give --from or --stream, not both.');
  const tell = nowAndThen((told) => line.say(told));
  const onProgress: VerifyLogOptions['onProgress'] = ({ events }) =>
    tell(() => `${events} events verified …`);
  const found = await withKeyledger(line, async ({ foundation: { store } }) => {
    if (stream) return oneStream(store, stream);
    return verifyLog(store, { from: from ? await logPlace(store, from) : null, onProgress });
  });
  if (json) line.print(JSON.stringify(found));
  else line.print(inWords(found));
  if (found.faultsFound > 0) {
    throw new Refused(
      'The log is not as it was written. Keep this database as evidence, and compare it with a backup.',
    );
  }
}

/** @throws Refused for a stream that has no event: a stream that was removed whole shows in the log only. */
async function oneStream(store: EventStore, name: string): Promise<LogVerification> {
  const head = await store.headPosition();
  const { events, fault } = await verifyStream(store, name);
  if (events === 0) {
    throw new Refused(`There is no stream ${name}. Was it removed? \`keyledger verify\` tells.`);
  }
  const faults = fault ? [fault] : [];
  return { events, streams: 1, head, faults, faultsFound: faults.length };
}

/** How a verification went, for people. */
export function inWords({ events, streams, head, faults, faultsFound }: LogVerification): string {
  const all = `${events} events in ${streams} streams, up to ${head}`;
  if (faultsFound === 0) return `Verified: ${all}. Every chain is as it was written.`;
  const shown = faults.map(({ kind, message }) => `  ${kind}  ${message}`);
  const more = faultsFound > faults.length ? [`  … and ${faultsFound - faults.length} more`] : [];
  const found = faultsFound === 1 ? '1 fault' : `${faultsFound} faults`;
  return [`Found ${found} in ${all}:`, ...shown, ...more].join('\n');
}
