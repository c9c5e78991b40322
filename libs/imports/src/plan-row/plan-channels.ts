import { maskDestination, type ChannelKind } from '@keyledger/employees';
import type { ImportRow } from '../read-file/import-row.js';
import type { KnownChannel } from './known.js';
import type { Change, Step } from './step.js';

export interface ChannelPlan {
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
  readonly after: readonly KnownChannel[];
}

/**
 * What the row names is asserted. What was only asserted before and is of a kind that the row speaks about gives
 * way to it; what was verified stays.
 */
export function planChannels(row: ImportRow, known: readonly KnownChannel[]): ChannelPlan {
  const steps: Step[] = [];
  const changes: Change[] = [];
  const after = new Set(known);
  const named: Record<ChannelKind, readonly string[]> = {
    EMAIL: row.backupAddresses,
    PHONE: row.phones,
  };
  for (const channel of known) {
    const { id, kind, destination, verified } = channel;
    const stays = verified || named[kind].length === 0 || named[kind].includes(destination);
    if (stays) continue;
    if (id !== null) steps.push({ kind: 'REMOVE_CHANNEL', channelId: id });
    const before = maskDestination(kind, destination);
    changes.push({ what: 'RECOVERY_CHANNEL', before, after: null });
    after.delete(channel);
  }
  for (const kind of ['EMAIL', 'PHONE'] as const) {
    for (const destination of named[kind]) {
      if (known.some((channel) => channel.destination === destination)) continue;
      steps.push({ kind: 'ASSERT_CHANNEL', channel: kind, destination });
      const masked = maskDestination(kind, destination);
      changes.push({ what: 'RECOVERY_CHANNEL', before: null, after: masked });
      after.add({ id: null, kind, destination, verified: false });
    }
  }
  return { steps, changes, after: [...after] };
}
