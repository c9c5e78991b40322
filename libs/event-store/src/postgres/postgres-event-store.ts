import type { Postgres } from '@keyledger/postgres';
import {
  EventStore,
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
import type { AppendQueueLimits } from './append-queue.js';
import { GroupCommit } from './group-commit.js';
import { counterOf } from './log-position.js';
import { LogReader } from './log-reader.js';
import { LogSignal } from './log-signal.js';
import { LogSubscription } from './log-subscription.js';
import { unavailableOr } from './store-failure.js';

export interface PostgresEventStoreOptions extends Partial<AppendQueueLimits> {
  readonly observer?: EventStoreObserver;
}

const LIMITS: AppendQueueLimits = { waiting: 10_000, group: 32, groupBytes: 1_048_576 };
const BATCH_SIZE = 500;
const NOTHING_MORE: Promise<StoredEvent[]> = Promise.resolve([]);

/**
 * The event store in PostgreSQL: dense positions that become visible in order, appends written in groups, LISTEN and
 * a poll for subscribers. Uses the pool for reading, three connections of its own for writing, one for listening.
 */
export class PostgresEventStore extends EventStore {
  private readonly commits: GroupCommit;
  private readonly signal: LogSignal;
  private readonly tail: LogTail;

  private constructor(
    postgres: Postgres,
    private readonly reader: LogReader,
    { observer = new NoObserver(), ...limits }: PostgresEventStoreOptions,
  ) {
    super();
    this.commits = new GroupCommit(postgres.config, reader.logId, observer, {
      ...LIMITS,
      ...limits,
    });
    const signal = (this.signal = new LogSignal(postgres.config));
    this.tail = new LogTail((from, batch) => new LogSubscription(reader, signal, from, batch));
  }

  /** @throws when the database has no event log: run `eventStoreMigrations` first. */
  static async open(
    postgres: Postgres,
    options: PostgresEventStoreOptions = {},
  ): Promise<PostgresEventStore> {
    const reader = new LogReader(postgres, await LogReader.logIdOf(postgres));
    return new PostgresEventStore(postgres, reader, options);
  }

  append(
    stream: string,
    expected: ExpectedHead,
    events: readonly EncodedEvent[],
  ): Promise<Appended> {
    if (events.length === 0)
      return Promise.reject(new RangeError('An append has at least one event'));
    return this.commits.append(stream, expected, events);
  }

  async read(stream: string, fromRevision = 0): Promise<StreamSlice> {
    try {
      return await this.readSlice(stream, fromRevision);
    } catch (error) {
      throw unavailableOr(error);
    }
  }

  async *readAll(
    from: Position | null,
    { batchSize = BATCH_SIZE, until }: ReadAllOptions = {},
  ): AsyncGenerator<readonly StoredEvent[], void> {
    const { logId } = this.reader;
    let counter = counterOf(logId, from);
    try {
      const end = counterOf(logId, until ?? (await this.reader.headPosition()));
      let next = this.reader.after(counter, batchSize, end);
      for (;;) {
        const events = await next;
        const last = events.at(-1);
        if (!last) return;
        counter = counterOf(logId, last.position);
        // The database reads the next batch while this one is worked on.
        next =
          events.length < batchSize ? NOTHING_MORE : this.reader.after(counter, batchSize, end);
        // Who stops early never asks what became of it.
        next.catch(() => undefined);
        yield events;
      }
    } catch (error) {
      throw unavailableOr(error);
    }
  }

  subscribe(from: Position | null, options: SubscribeOptions = {}): Subscription {
    counterOf(this.reader.logId, from);
    return this.tail.subscribe(from, options);
  }

  async headPosition(): Promise<Position> {
    try {
      return await this.reader.headPosition();
    } catch (error) {
      throw unavailableOr(error);
    }
  }

  override eventsBetween(from: Position | null, to: Position): number {
    const { logId } = this.reader;
    return Number(BigInt(counterOf(logId, to)) - BigInt(counterOf(logId, from)));
  }

  /** Ends subscriptions, lets groups in flight finish, and closes the store's own connections; not the pool. */
  async close(): Promise<void> {
    await this.tail.close();
    await Promise.all([this.commits.close(), this.signal.close()]);
  }

  /**
   * Reads one revision more at the front, which tells the head also where nothing is newer, in the same snapshot. Where
   * nothing stands from there on, the head is further back, or there is none.
   */
  private async readSlice(stream: string, fromRevision: number): Promise<StreamSlice> {
    const rows = await this.reader.stream({ stream, fromRevision: fromRevision - 1 });
    const last = rows.at(-1);
    if (last) {
      const events = rows.filter(({ revision }) => revision >= fromRevision);
      return { events, head: { revision: last.revision, chain: last.chain } };
    }
    const head = fromRevision > 0 ? await this.reader.headOf(stream) : null;
    if (head && head.revision >= fromRevision - 1) return this.readSlice(stream, fromRevision);
    return { events: [], head: head ?? 'none' };
  }
}
