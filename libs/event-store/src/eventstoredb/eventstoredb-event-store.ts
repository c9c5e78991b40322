import { EventStoreDBClient } from '@eventstore/db-client';
import type { Secret } from '@keyledger/kernel';
import {
  EventStore,
  StoreUnavailable,
  type Appended,
  type EncodedEvent,
  type ExpectedHead,
  type Position,
  type ReadAllOptions,
  type StoredEvent,
  type StreamSlice,
  type SubscribeOptions,
  type Subscription,
} from '../event-store.port.js';
import { NoObserver, type EventStoreObserver } from '../event-store-observer.js';
import { LogTail } from '../log-tail/log-tail.js';
import { AllReader } from './all-reader.js';
import { AllSubscription } from './all-subscription.js';
import { Appends } from './appends.js';
import type { Client } from './client.js';
import { portError } from './client-failure.js';
import { Connection } from './connection.js';
import { checkConnectionString, InvalidConnectionString } from './connection-string.js';
import { KnownHeads } from './known-heads.js';
import { openLogId } from './log-id.js';
import { placeOf, positionOf } from './log-position.js';
import { Retries } from './retries.js';
import { StreamReader } from './stream-reader.js';

export interface EventStoreDbEventStoreOptions {
  readonly observer?: EventStoreObserver;
  /** Most appends that wait; more are refused with `StoreBusy` (default 10,000). */
  readonly waiting?: number;
  /** Whether `tls=false` is taken, where the client sends no credentials (default no). */
  readonly allowInsecure?: boolean;
}

/** How a store works over a client; tests make it faster. */
export interface OverClientOptions extends EventStoreDbEventStoreOptions {
  readonly deadlineMs?: number;
  readonly firstPauseMs?: number;
}

const BATCH_SIZE = 500;
const WAITING = 10_000;
const DEADLINE_MS = 4_000;
const FIRST_PAUSE_MS = 100;

/** The event store in EventStoreDB 22.6 or later. Its user must be allowed to read `$all`. */
export class EventStoreDbEventStore extends EventStore {
  private readonly heads = new KnownHeads();
  private readonly appends: Appends;
  private readonly streams: StreamReader;
  private readonly reader: AllReader;
  private readonly tail: LogTail;
  private readonly running = new Set<Promise<unknown>>();
  private closed = false;

  private constructor(
    private readonly connection: Connection,
    private readonly retries: Retries,
    private readonly logId: string,
    observer: EventStoreObserver,
    firstPauseMs: number,
    waiting: number,
  ) {
    super();
    this.streams = new StreamReader(connection, logId);
    this.reader = new AllReader(connection, logId);
    const { heads, streams } = this;
    this.appends = new Appends(connection, streams, retries, heads, observer, waiting);
    const parts = { connection, reader: this.reader, retries, observer, firstPauseMs };
    this.tail = new LogTail((from, batch) => new AllSubscription(parts, from, batch));
  }

  /**
   * @param url a connection string (`esdb://…`); a password in it is percent-encoded.
   * @throws InvalidConnectionString, or StoreUnavailable where the server does not answer.
   */
  static async open(
    url: Secret,
    options: EventStoreDbEventStoreOptions = {},
  ): Promise<EventStoreDbEventStore> {
    const { text, deadlineMs, isInsecure } = checkConnectionString(url.reveal());
    if (isInsecure && !options.allowInsecure) {
      throw new InvalidConnectionString(
        'The connection string of EventStoreDB says tls=false, where the client sends no password; ' +
          'use TLS, or say that this is meant',
      );
    }
    return EventStoreDbEventStore.over(clientFor(text), { ...options, deadlineMs });
  }

  /** Over a client that was made already; the store disposes of it when it is closed. */
  static async over(
    client: Client,
    {
      observer = new NoObserver(),
      waiting = WAITING,
      deadlineMs = DEADLINE_MS,
      firstPauseMs = FIRST_PAUSE_MS,
    }: OverClientOptions = {},
  ): Promise<EventStoreDbEventStore> {
    const connection = new Connection(client, deadlineMs);
    const retries = new Retries(observer, firstPauseMs, deadlineMs);
    try {
      const logId = await openLogId(connection, retries);
      return new EventStoreDbEventStore(
        connection,
        retries,
        logId,
        observer,
        firstPauseMs,
        waiting,
      );
    } catch (error) {
      await connection.cut();
      throw portError(error);
    }
  }

  append(
    stream: string,
    expected: ExpectedHead,
    events: readonly EncodedEvent[],
  ): Promise<Appended> {
    if (events.length === 0)
      return Promise.reject(new RangeError('An append has at least one event'));
    return this.whileOpen(() => this.appends.append({ stream, expected, events }));
  }

  read(stream: string, fromRevision = 0): Promise<StreamSlice> {
    return this.whileOpen(async () => {
      const slice = await this.retries.run('read', () => this.streams.slice(stream, fromRevision));
      this.heads.remember(stream, slice.head);
      return slice;
    });
  }

  async *readAll(
    from: Position | null,
    { batchSize = BATCH_SIZE, until }: ReadAllOptions = {},
  ): AsyncGenerator<readonly StoredEvent[], void> {
    let place = placeOf(this.logId, from);
    const end = until ?? (await this.headPosition());
    placeOf(this.logId, end);
    while (positionOf(this.logId, place) < end) {
      const page = await this.whileOpen(() =>
        this.retries.run('read', () => this.reader.after(place, batchSize)),
      );
      const events = page.events.filter(({ position }) => position <= end);
      if (events.length > 0) yield events;
      if (page.isEnd) return;
      place = page.until;
    }
  }

  subscribe(from: Position | null, options: SubscribeOptions = {}): Subscription {
    placeOf(this.logId, from);
    return this.tail.subscribe(from, options);
  }

  headPosition(): Promise<Position> {
    return this.whileOpen(() => this.retries.run('read', () => this.reader.headPosition()));
  }

  /** Ends subscriptions and lets calls under way finish; afterwards nothing of it keeps the process alive. */
  async close(): Promise<void> {
    this.closed = true;
    this.appends.close();
    this.retries.close();
    await this.tail.close();
    await Promise.allSettled(this.running);
    await this.connection.cut();
  }

  private async whileOpen<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    if (this.closed) throw new StoreUnavailable('The event store is closed');
    const running = call();
    this.running.add(running);
    try {
      return await running;
    } catch (error) {
      throw portError(error);
    } finally {
      this.running.delete(running);
    }
  }
}

/** The client's own complaint may quote the connection string, so it is not passed on. */
function clientFor(text: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(text);
  } catch {
    throw new InvalidConnectionString(
      'The connection string of EventStoreDB cannot be used: a host, port, option or file in it is wrong',
    );
  }
}
