import type { EventStore, Position, StoredEvent } from '../event-store.port.js';
import type { LogFault } from './log-fault.js';
import { StreamVerifier } from './stream-verifier.js';

export interface LogVerification {
  readonly events: number;
  readonly streams: number;
  /** How far it was verified: the end of the log when it began. */
  readonly head: Position;
  /** The first fault of each faulty stream and those of the log as a whole, at most {@link MAX_FAULTS}. */
  readonly faults: readonly LogFault[];
  /** How many there are in all; 0: everything is as it was written. */
  readonly faultsFound: number;
}

export interface VerifyLogOptions {
  /**
   * Only what stands behind this position. Of a stream that began before, the last event up to it is trusted, and looked
   * up once.
   */
  readonly from?: Position | null;
  /** Told after each batch how many events were checked so far. */
  readonly onProgress?: (progress: { readonly events: number; readonly streams: number }) => void;
}

export const MAX_FAULTS = 1_000;

/**
 * Walks the whole log once and recomputes every stream's hash chain (standards: privacy-eventlog §F step 1): revisions
 * have no gap from 0 on, chains follow from each other, times never run backwards in a stream, and where the store
 * counts its positions, none is missing. Keeps one head a stream. Appends may go on meanwhile; those are not looked at.
 * What it cannot see: the order of events of different streams, and a log rewritten whole.
 */
export async function verifyLog(
  store: EventStore,
  { from = null, onProgress }: VerifyLogOptions = {},
): Promise<LogVerification> {
  const head = await store.headPosition();
  const streams = new Map<string, StreamVerifier>();
  const gaps = new PositionGaps(store, from);
  let events = 0;
  for await (const batch of store.readAll(from, { until: head })) {
    for (const event of batch) {
      gaps.accept(event);
      let verifier = streams.get(event.stream);
      if (!verifier) {
        verifier = new StreamVerifier(from && (await lastUpTo(store, from, event)));
        streams.set(event.stream, verifier);
      }
      verifier.accept(event);
    }
    events += batch.length;
    onProgress?.({ events, streams: streams.size });
  }
  gaps.end(head);
  const faults = [
    ...gaps.faults,
    ...[...streams.values()].flatMap(({ fault }) => (fault ? [fault] : [])),
  ].sort((left, right) => (left.position < right.position ? -1 : 1));
  return {
    events,
    streams: streams.size,
    head,
    faults: faults.slice(0, MAX_FAULTS),
    faultsFound: faults.length,
  };
}

/** The event before one of its stream, where that stands at the position or before it. */
async function lastUpTo(
  store: EventStore,
  from: Position,
  { stream, revision }: StoredEvent,
): Promise<StoredEvent | null> {
  if (revision === 0) return null;
  const { events } = await store.read(stream, revision - 1);
  const before = events.find((event) => event.revision === revision - 1);
  return before && before.position <= from ? before : null;
}

/** Follows the positions of a store that counts them without a gap. */
class PositionGaps {
  readonly faults: LogFault[] = [];

  constructor(
    private readonly store: EventStore,
    private last: Position | null,
  ) {}

  accept({ position, stream, revision, eventId }: StoredEvent): void {
    const steps = this.store.eventsBetween(this.last, position);
    if (steps !== null && steps !== 1) {
      const message =
        `The log skips ${counted(steps - 1)} before ${position}, so as many events were removed; ` +
        'their streams show which, unless they were the last of a stream';
      this.faults.push({ kind: 'POSITION_GAP', stream, revision, eventId, position, message });
    }
    this.last = position;
  }

  end(head: Position): void {
    const missing = this.store.eventsBetween(this.last, head);
    if (missing === null || missing === 0) return;
    const message = `The log counts ${counted(missing)} more than it has: events at its end were removed`;
    this.faults.push({
      kind: 'LOG_CUT',
      stream: null,
      revision: null,
      eventId: null,
      position: head,
      message,
    });
  }
}

function counted(positions: number): string {
  return positions === 1 ? '1 position' : `${positions} positions`;
}
