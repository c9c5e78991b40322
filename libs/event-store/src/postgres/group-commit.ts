import type { Postgres } from '@keyledger/postgres';
import {
  AppendRefused,
  EventIdTaken,
  StoreUnavailable,
  StreamConflict,
  type Appended,
  type EncodedEvent,
  type ExpectedHead,
  type StreamHead,
} from '../event-store.port.js';
import type { EventStoreObserver } from '../event-store-observer.js';
import type { AppendRow } from './append-call.js';
import { AppendConnection } from './append-connection.js';
import { AppendQueue, type AppendQueueLimits, type PendingAppend } from './append-queue.js';
import { positionOf } from './log-position.js';
import { isUnavailable } from './store-failure.js';

/**
 * Groups in flight: while one is being committed, the next waits for its lock and a third is on its way (measured: two
 * make half as much again as one, three 3 to 5 % more than two).
 */
const CONNECTIONS = 3;

/**
 * How many appends must wait before another group starts beside those in flight. A lone append goes at once; under
 * load, groups that are worth their round trip and commit leave the machine more room than many small ones.
 */
const WORTH_ANOTHER = 8;

/** Few do not wait longer than this for a group in flight, whose connection may hang until it times out. */
const PATIENCE_MS = 50;

/** Writes appends that arrive together as one transaction, with an answer of its own for each. */
export class GroupCommit {
  private readonly queue: AppendQueue;
  private readonly idle: AppendConnection[];
  private readonly running = new Set<Promise<void>>();
  private scheduled = false;
  private patience: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    config: Postgres['config'],
    private readonly logId: string,
    private readonly observer: EventStoreObserver,
    limits: AppendQueueLimits,
  ) {
    this.queue = new AppendQueue(limits);
    this.idle = Array.from({ length: CONNECTIONS }, () => new AppendConnection(config));
  }

  append(
    stream: string,
    expected: ExpectedHead,
    events: readonly EncodedEvent[],
  ): Promise<Appended> {
    if (this.closed) return Promise.reject(new StoreUnavailable('The event store is closed'));
    return new Promise((resolve, reject) => {
      const bytes = events.reduce((sum, { data, meta }) => sum + data.length + meta.length, 0);
      this.queue.add({ stream, expected, events, bytes, resolve, reject });
      this.schedule();
    });
  }

  /** Lets groups in flight finish; what still waits is refused. */
  async close(): Promise<void> {
    this.closed = true;
    for (const append of this.queue.takeAll()) {
      append.reject(
        new StoreUnavailable('The event store was closed before the append was written'),
      );
    }
    await Promise.all(this.running);
    await Promise.all(this.idle.map((connection) => connection.close()));
  }

  /** Gathers what arrives in the same turn of the event loop. */
  private schedule(): void {
    if (this.scheduled || this.idle.length === 0) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.startGroups();
    });
  }

  private startGroups(isOverdue = false): void {
    for (let worth = isOverdue ? 0 : WORTH_ANOTHER; this.queue.length > 0; worth = WORTH_ANOTHER) {
      if (this.queue.length < this.running.size * worth) return this.startLater();
      const connection = this.idle.pop();
      if (!connection) return;
      const group = this.queue.takeGroup();
      const run = this.write(connection, group).finally(() => {
        this.running.delete(run);
        this.idle.push(connection);
        if (this.queue.length > 0) this.schedule();
      });
      this.running.add(run);
    }
  }

  private startLater(): void {
    this.patience ??= setTimeout(() => {
      this.patience = null;
      this.startGroups(true);
    }, PATIENCE_MS);
  }

  private async write(
    connection: AppendConnection,
    group: readonly PendingAppend[],
    isSecondTry = false,
  ): Promise<void> {
    try {
      const rows = await connection.write(group, isSecondTry);
      this.observer.groupWritten(group.length);
      const byNumber = new Map(rows.map((row) => [row.append_n, row]));
      group.forEach((append, index) => this.settle(append, byNumber.get(index + 1)));
    } catch (cause) {
      if (isUnavailable(cause)) {
        const unavailable = new StoreUnavailable('The event store could not be reached', { cause });
        for (const append of group) append.reject(unavailable);
      } else if (isSecondTry) {
        for (const append of group) append.reject(new AppendRefused(append.stream, { cause }));
      } else {
        // Something in the group breaks a rule of the database: each shows by itself whether it is the one.
        for (const append of group) await this.write(connection, [append], true);
      }
    }
  }

  private settle(append: PendingAppend, row: AppendRow | undefined): void {
    const { stream, expected, events } = append;
    if (!row) {
      append.reject(new StoreUnavailable(`The append to ${stream} got no answer`));
    } else if (row.outcome === 'conflict') {
      this.observer.conflict();
      append.reject(new StreamConflict(stream, expected, headOf(row) ?? 'none'));
    } else if (row.outcome === 'duplicate' && row.stored_stream !== stream) {
      append.reject(new EventIdTaken(stream, events[0]?.eventId ?? ''));
    } else {
      const outcome = row.outcome === 'ok' ? 'appended' : 'duplicate';
      if (outcome === 'appended') this.observer.appended(events.length);
      else this.observer.duplicate();
      const head = outcome === 'appended' ? headAfter(append) : headOf(row);
      if (!head || row.last_position === null) {
        append.reject(new StoreUnavailable(`The append to ${stream} got half an answer`));
        return;
      }
      append.resolve({ outcome, position: positionOf(this.logId, row.last_position), head });
    }
  }
}

/** The head that an append made of its stream. */
function headAfter({ expected, events }: PendingAppend): StreamHead | null {
  const last = events.at(-1);
  if (!last) return null;
  const before = expected === 'none' ? -1 : expected.revision;
  return { revision: before + events.length, chain: last.chain };
}

function headOf({ head_revision, head_chain }: AppendRow): StreamHead | null {
  return head_revision === null || head_chain === null
    ? null
    : { revision: head_revision, chain: head_chain };
}
