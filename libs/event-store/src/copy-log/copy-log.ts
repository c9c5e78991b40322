import { appendWithRetry } from '../aggregates/append-with-retry.js';
import {
  StreamConflict,
  type EncodedEvent,
  type EventStore,
  type ReadAllOptions,
  type StoredEvent,
} from '../event-store.port.js';
import { CheckedHeads } from './checked-heads.js';
import { CopyRefused } from './copy-refused.js';
import { runsOf } from './runs.js';

export interface LogCopy {
  /** How many events both logs have now. */
  readonly events: number;
  /** How many of them this run wrote; the others had been copied before. */
  readonly copied: number;
  readonly streams: number;
  /** Somebody appended to the source meanwhile: those events are not part of the copy, and another run takes them. */
  readonly isSourceAhead: boolean;
}

export interface CopyLogOptions {
  /** Told often how far it is; `events` were compared or copied. */
  readonly onProgress?: (progress: { readonly events: number; readonly copied: number }) => void;
}

/**
 * Copies a log event by event, in its order, into another store: the same ids, bytes and chains, which are recomputed on
 * the way; positions are the other store's own. The other store must be empty, or hold the beginning of this log, as a
 * copy that was interrupted does; then it goes on there. Data keys are no part of the log.
 * @throws CopyRefused where the source was altered or the target holds something else.
 */
export async function copyLog(
  from: EventStore,
  to: EventStore,
  { onProgress }: CopyLogOptions = {},
): Promise<LogCopy> {
  const until = await from.headPosition();
  const heads = new CheckedHeads('the log to copy');
  const source = eventsOf(from, { until });
  let events = await skipCopied(source, eventsOf(to), heads, (compared) =>
    onProgress?.({ events: compared, copied: 0 }),
  );
  let copied = 0;
  for await (const run of runsOf(source)) {
    await append(to, run, heads);
    events += run.length;
    copied += run.length;
    onProgress?.({ events, copied });
  }
  await checkCopy(to, heads);
  const isSourceAhead = (await from.headPosition()) !== until;
  return { events, copied, streams: heads.size, isSourceAhead };
}

/** Walks over what the target has already; afterwards the source stands at the first event to copy. */
async function skipCopied(
  source: AsyncGenerator<StoredEvent, void>,
  target: AsyncGenerator<StoredEvent, void>,
  heads: CheckedHeads,
  onProgress: (compared: number) => void,
): Promise<number> {
  let compared = 0;
  for await (const there of target) {
    const { value: event } = await source.next();
    if (!event) throw somethingElse('goes on where the log to copy has ended');
    if (!isSame(event, there)) {
      throw somethingElse(`has the event ${there.eventId} where this log has ${event.eventId}`);
    }
    heads.accept(event);
    onProgress((compared += 1));
  }
  return compared;
}

async function append(
  to: EventStore,
  run: readonly StoredEvent[],
  heads: CheckedHeads,
): Promise<void> {
  const stream = run[0]?.stream ?? '';
  const expected = heads.of(stream);
  for (const event of run) heads.accept(event);
  try {
    await appendWithRetry(to, stream, expected, run.map(encodedOf));
  } catch (error) {
    if (!(error instanceof StreamConflict)) throw error;
    throw somethingElse(`has other events in ${stream}`);
  }
}

/** Reads the copy as it was stored and recomputes its chains: it has every stream to its end, and nothing else. */
async function checkCopy(to: EventStore, heads: CheckedHeads): Promise<void> {
  const stored = new CheckedHeads('the copy');
  for await (const event of eventsOf(to)) stored.accept(event);
  for (const [stream, { revision, chain }] of heads.entries()) {
    const head = stored.of(stream);
    if (head === 'none' || head.revision !== revision || head.chain !== chain) {
      throw somethingElse(`has another end of ${stream}`);
    }
  }
  if (stored.size !== heads.size) throw somethingElse('has streams that this log has not');
}

async function* eventsOf(
  store: EventStore,
  options?: ReadAllOptions,
): AsyncGenerator<StoredEvent, void> {
  for await (const batch of store.readAll(null, options)) yield* batch;
}

/** Byte for byte the same at the same place of its stream; positions are each store's own. */
function isSame(one: StoredEvent, other: StoredEvent): boolean {
  if (one.stream !== other.stream || one.revision !== other.revision) return false;
  return JSON.stringify(encodedOf(one)) === JSON.stringify(encodedOf(other));
}

function encodedOf(event: StoredEvent): EncodedEvent {
  const { eventId, type, schemaVersion, occurredAt, data, meta, chain } = event;
  return { eventId, type, schemaVersion, occurredAt, data, meta, chain };
}

function somethingElse(what: string): CopyRefused {
  return new CopyRefused(
    `The store to copy into is not a copy of this log: it ${what}. Copy into an empty one, which nobody uses yet.`,
  );
}
