import { CorruptEvent } from '../codec/codec-errors.js';
import type { Position, StoredEvent, Subscription, SubscriptionItem } from '../event-store.port.js';
import type { EventStoreObserver } from '../event-store-observer.js';
import type { AllReader } from './all-reader.js';
import type { LogPlace } from './client.js';
import type { Connection } from './connection.js';
import { LiveFeed } from './live-feed.js';
import { placeOf, positionOf } from './log-position.js';
import type { Retries } from './retries.js';
import { toStoredEvent } from './stored-form.js';

const LONGEST_PAUSE = 5_000;

export interface SubscriptionParts {
  readonly connection: Connection;
  readonly reader: AllReader;
  readonly retries: Retries;
  readonly observer: EventStoreObserver;
  readonly firstPauseMs: number;
}

/**
 * Follows the log: reads pages up to its end, then takes what the server sends. Whatever ends that, an error or nothing
 * at all, is a drop: it goes on after the last event that was yielded, for as long as it is open.
 */
export class AllSubscription implements Subscription {
  private readonly abort = new AbortController();
  private feed: LiveFeed | null = null;
  /** Of the last event that was yielded, or where to begin. */
  private place: LogPlace;
  private announced = false;
  private pause: number;

  constructor(
    private readonly parts: SubscriptionParts,
    from: Position | null,
    private readonly batchSize: number,
  ) {
    this.place = placeOf(parts.reader.logId, from);
    this.pause = parts.firstPauseMs;
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.feed?.close();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SubscriptionItem, void> {
    try {
      while (!this.isClosed) {
        try {
          yield* this.catchUp();
          yield* this.follow();
        } catch (error) {
          // What the log holds does not become right by reading it again.
          if (error instanceof CorruptEvent) throw error;
        }
        await this.backOff();
      }
    } finally {
      await this.close();
    }
  }

  private get isClosed(): boolean {
    return this.abort.signal.aborted;
  }

  private async *catchUp(): AsyncGenerator<SubscriptionItem, void> {
    let place = this.place;
    while (!this.isClosed) {
      const page = await this.parts.reader.after(place, this.batchSize);
      place = page.until;
      if (page.events.length > 0) yield this.batch(page.events);
      if (!page.isEnd) continue;
      yield* this.announce();
      return;
    }
  }

  private async *follow(): AsyncGenerator<SubscriptionItem, void> {
    if (this.isClosed) return;
    const { connection, reader } = this.parts;
    const feed = (this.feed = new LiveFeed(connection, this.place, this.batchSize));
    try {
      for (;;) {
        const taken = await feed.take(this.batchSize);
        if (!taken || this.isClosed) return;
        this.pause = this.parts.firstPauseMs;
        const events = taken.flatMap((one) => toStoredEvent(reader.logId, one) ?? []);
        if (events.length > 0) yield this.batch(events);
        if (feed.isDrained) yield* this.announce();
      }
    } finally {
      this.feed = null;
      await feed.close();
    }
  }

  private batch(events: readonly StoredEvent[]): SubscriptionItem {
    this.place = placeOf(this.parts.reader.logId, events.at(-1)?.position ?? null);
    this.announced = false;
    return { kind: 'events', events };
  }

  private *announce(): Generator<SubscriptionItem, void> {
    if (this.announced || this.isClosed) return;
    this.announced = true;
    yield { kind: 'caughtUp', position: positionOf(this.parts.reader.logId, this.place) };
  }

  private async backOff(): Promise<void> {
    if (this.isClosed) return;
    this.parts.observer.retried('subscribe');
    await this.parts.retries.pause(this.pause, this.abort.signal);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }
}
