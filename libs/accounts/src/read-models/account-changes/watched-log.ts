import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { EventStore, Position, StoredEvent } from '@keyledger/event-store';
import { LiveFeed, type Principal } from '@keyledger/graphql';
import type { ReadPositions } from '@keyledger/projections';
import { concernedBy, type Concerned } from './concerned-by.js';
import { FollowedLog } from './follow-log.js';

export type Watcher = Pick<Principal, 'sessionId' | 'accountId' | 'employeeId'>;

interface Listener<Value> {
  readonly watcher: Watcher;
  readonly values: AsyncIterableIterator<Value>;
}

/**
 * Follows the log once for all who watch the same in this process, and only while somebody does. Who reads too slowly is cut
 * off (`FeedOverrun`); who signs out, loses the session or changes powers is let go.
 */
export abstract class WatchedLog<Value> implements OnApplicationShutdown {
  readonly #feed = new LiveFeed<Value>();
  readonly #listeners = new Set<Listener<Value>>();
  readonly #logger = new Logger(this.constructor.name);
  #log: FollowedLog | null = null;

  constructor(
    protected readonly store: EventStore,
    private readonly positions: ReadPositions,
  ) {}

  get watchers(): number {
    return this.#listeners.size;
  }

  async onApplicationShutdown(): Promise<void> {
    for (const listener of this.#listeners) await this.#leave(listener);
  }

  /** What a batch of the log is to those who watch, in its order. */
  protected abstract valuesOf(
    events: readonly StoredEvent[],
    concerned: Concerned,
  ): Promise<readonly Value[]>;

  /** Values from now on that pass `wanted`. */
  protected async watchFor(
    watcher: Watcher,
    wanted: (value: Value) => boolean,
  ): Promise<AsyncIterableIterator<Value>> {
    const values = this.#feed.subscribe(wanted);
    const listener = { watcher, values };
    this.#listeners.add(listener);
    this.#log ??= new FollowedLog(this.store, {
      onEvents: (events) => this.#tell(events),
      onInterrupted: (error) => this.#logger.error(error),
    });
    await this.#orLeave(listener, this.#log.started);
    const iterator: AsyncIterableIterator<Value> = {
      [Symbol.asyncIterator]: () => iterator,
      next: () => this.#orLeave(listener, values.next()),
      return: async () => {
        await this.#leave(listener);
        return { done: true, value: undefined };
      },
    };
    return iterator;
  }

  /** Waits until read models show a place of the log. @returns false when nobody watches any more. */
  protected async shown(projections: readonly string[], position: Position): Promise<boolean> {
    while ((await this.positions.waitFor(projections, position)).stale)
      if (this.#listeners.size === 0) return false;
    return true;
  }

  async #orLeave<Result>(listener: Listener<Value>, step: Promise<Result>): Promise<Result> {
    try {
      return await step;
    } catch (error) {
      await this.#leave(listener);
      throw error;
    }
  }

  async #leave(listener: Listener<Value>): Promise<void> {
    this.#listeners.delete(listener);
    await listener.values.return?.();
    if (this.#listeners.size > 0) return;
    const log = this.#log;
    this.#log = null;
    await log?.close();
  }

  async #tell(events: readonly StoredEvent[]): Promise<void> {
    const concerned = concernedBy(events);
    for (const value of await this.valuesOf(events, concerned)) this.#feed.publish(value);
    for (const listener of this.#listeners)
      if (hasEnded(listener.watcher, concerned)) await this.#leave(listener);
  }
}

/** Whether a watcher’s session is over, or holds other powers. */
function hasEnded({ sessionId, accountId, employeeId }: Watcher, ended: Concerned): boolean {
  return (
    ended.endedSessions.has(sessionId) ||
    ended.endedPeople.has(employeeId) ||
    (accountId !== null && ended.endedAccounts.has(accountId))
  );
}
