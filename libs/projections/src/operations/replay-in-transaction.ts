import type { EventStore, Position } from '@keyledger/event-store';
import type { EventDecoder } from '../event-decoder.port.js';
import type { Projection, TableNames, Writing } from '../projection.js';

/** Applies the log up to a position, inclusive, within a transaction that the caller ends. */
export async function replayInTransaction(
  replay: {
    readonly store: EventStore;
    readonly decoder: EventDecoder;
    readonly projection: Projection;
    readonly skipped: ReadonlySet<string>;
    readonly until: Position | null;
    readonly batchSize: number;
  },
  transaction: Writing,
  tables: TableNames,
): Promise<void> {
  const { store, decoder, projection, skipped, until, batchSize } = replay;
  if (until === null) return;
  const types = new Set(projection.eventTypes);
  const closed = new Set(projection.closedTypes ?? []);
  for await (const batch of store.readAll(null, { until, batchSize })) {
    const wanted = batch.filter(({ type, eventId }) => types.has(type) && !skipped.has(eventId));
    if (wanted.length > 0)
      await projection.apply(
        await decoder.decodeAll(wanted, ({ type }) => closed.has(type)),
        transaction,
        tables,
      );
  }
}
