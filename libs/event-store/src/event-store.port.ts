/**
 * The event store as everything above the adapters sees it (design §6, contracts §3 to §5).
 * One contract suite (`./testing`) runs against every adapter.
 */

/**
 * Where an event stands in the whole log: `<logId>:<20 digits>[-<20 digits>]`. Opaque, comparable as plain
 * strings within one log; nobody outside an adapter does arithmetic on it.
 */
export type Position = string & { readonly __brand: 'Position' };

/** The last event of a stream: its 0-based revision and its chain (64 hex digits). */
export interface StreamHead {
  readonly revision: number;
  readonly chain: string;
}

export type ExpectedHead = StreamHead | 'none';

/** An event as the codec wrote it; the adapter stores it byte for byte. */
export interface EncodedEvent {
  readonly eventId: string;
  /** PascalCase name, without the version. */
  readonly type: string;
  readonly schemaVersion: number;
  /** ISO 8601, UTC, milliseconds: when it happened. */
  readonly occurredAt: string;
  /** Canonical JSON (RFC 8785) with personal fields as envelopes. */
  readonly data: string;
  /** Canonical JSON of what the codec wrote, without `chain` and without `$…` members. */
  readonly meta: string;
  /** Hash over the previous chain and this event, 64 hex digits. */
  readonly chain: string;
}

export interface StoredEvent extends EncodedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
}

export interface Appended {
  /** `duplicate`: these event ids were stored before; head and position are those of the first time. */
  readonly outcome: 'appended' | 'duplicate';
  /** Of the append's last event. */
  readonly position: Position;
  readonly head: StreamHead;
}

export interface StreamSlice {
  readonly events: readonly StoredEvent[];
  /** The stream's head as of this read, also when `from` lies behind it; `none` for a stream without events. */
  readonly head: ExpectedHead;
}

export interface ReadAllOptions {
  /** Most events a batch holds (default 500). */
  readonly batchSize?: number;
  /** Stop after this position, inclusive; without it, at the end as of the call. */
  readonly until?: Position;
}

export interface SubscribeOptions {
  /** Most events that an item holds (default 500). */
  readonly batchSize?: number;
  /**
   * How long what is new may stay unread where nobody else in this process reads it (default 0 ms): who can wait that long
   * is given what others have read, and does not cut their batches short.
   */
  readonly patienceMs?: number;
}

/** What a subscription yields: events in order, and a mark each time it has reached the end of the log. */
export type SubscriptionItem =
  | { readonly kind: 'events'; readonly events: readonly StoredEvent[] }
  | { readonly kind: 'caughtUp'; readonly position: Position };

export interface Subscription extends AsyncIterable<SubscriptionItem> {
  /** Ends the iteration and frees its connection; safe to call twice. */
  close(): Promise<void>;
}

/** The stream's head was not the expected one; nothing was written. */
export class StreamConflict extends Error {
  override readonly name = 'StreamConflict';

  constructor(
    readonly stream: string,
    readonly expected: ExpectedHead,
    readonly actual: ExpectedHead,
  ) {
    super(`The stream ${stream} moved on while it was being decided`);
  }
}

/** The store could not be reached in time; the append may or may not have happened: retry with the same ids. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** More appends are waiting than the store takes on; nothing was written. Try again after a moment. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/** These event ids are in another stream: the same command was carried out on something else. */
export class EventIdTaken extends Error {
  override readonly name = 'EventIdTaken';

  constructor(
    readonly stream: string,
    readonly eventId: string,
  ) {
    super(`The event ${eventId} was meant for ${stream} and is stored in another stream`);
  }
}

/** The store will never take these events: they break a rule of the database itself. Nothing was written. */
export class AppendRefused extends Error {
  override readonly name = 'AppendRefused';

  constructor(
    readonly stream: string,
    options: ErrorOptions,
  ) {
    super(`The store refused an append to ${stream}`, options);
  }
}

/** A position of another log was given; carrying on would skip or repeat events. */
export class ForeignPosition extends Error {
  override readonly name = 'ForeignPosition';
}

export abstract class EventStore {
  /**
   * Appends one decision to one stream, whole or not at all, durable when it resolves.
   *
   * The same append again is answered as the first time. Event ids are always recognised at their own place, behind the
   * head that they were first appended on. Whether they are recognised on another head or in another stream
   * (`EventIdTaken`) is the adapter's: PostgreSQL does, EventStoreDB would write them again. Whoever appends on another
   * head therefore takes new ids, and a command that comes again is known by its id in the state.
   * @throws StreamConflict when the head is another, StoreUnavailable when the store cannot be reached,
   *   StoreBusy when too many appends wait, EventIdTaken and AppendRefused for what can never succeed.
   */
  abstract append(
    stream: string,
    expected: ExpectedHead,
    events: readonly EncodedEvent[],
  ): Promise<Appended>;

  /**
   * Reads a stream forward from a revision (default 0), inclusive. Those who read at the same moment share a round trip
   * where the adapter can; nothing is promised of one stream's part and another's being of the same moment.
   */
  abstract read(stream: string, fromRevision?: number): Promise<StreamSlice>;

  /** Reads the whole log in order, in batches, after `from` (exclusive; null: from the beginning). */
  abstract readAll(
    from: Position | null,
    options?: ReadAllOptions,
  ): AsyncIterable<readonly StoredEvent[]>;

  /** Follows the log after `from` (exclusive) for ever; its end is read once for all subscriptions of a process. */
  abstract subscribe(from: Position | null, options?: SubscribeOptions): Subscription;

  /** The position of the last visible event; of an empty log, a position before every event. */
  abstract headPosition(): Promise<Position>;

  /**
   * How many events stand after `from` (exclusive; null: from the beginning) up to `to`, inclusive, by their positions
   * alone. Null where the adapter's positions are not counted without a gap.
   */
  eventsBetween(_from: Position | null, _to: Position): number | null {
    return null;
  }

  abstract close(): Promise<void>;
}
