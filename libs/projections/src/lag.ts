import type { EventStore, Position } from '@keyledger/event-store';

/**
 * How far behind a checkpoint is, in seconds: the age of the oldest event that it has not passed; 0 at the end
 * of the log. In time, not in positions, because that is what people wait.
 */
export async function lagSeconds(
  store: EventStore,
  checkpoint: Position | null,
  now: Date,
): Promise<number> {
  for await (const [oldest] of store.readAll(checkpoint, { batchSize: 1 })) {
    if (!oldest) continue;
    const { recordedAt } = JSON.parse(oldest.meta) as { recordedAt: string };
    return Math.max(0, (now.getTime() - Date.parse(recordedAt)) / 1000);
  }
  return 0;
}
