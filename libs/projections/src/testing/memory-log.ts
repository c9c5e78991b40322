import { EventStore } from '@keyledger/event-store';
import type {
  Appended,
  EncodedEvent,
  ExpectedHead,
  Position,
  ReadAllOptions,
  RecordedEvent,
  StoredEvent,
  StreamSlice,
  Subscription,
  SubscriptionItem,
} from '@keyledger/event-store';
import { newId } from '@keyledger/kernel';
import type { EventDecoder } from '../event-decoder.port.js';

/**
 * A log in memory that yields events in order, so that a runner's spec says exactly which events there are and
 * when its subscription breaks. Data is plain JSON; the decoder reads it back, and fails on `{"broken":true}`.
 */
export class MemoryLog extends EventStore implements EventDecoder {
  private readonly log: StoredEvent[] = [];
  private wakers: (() => void)[] = [];
  /** Raised to make every open subscription end by itself. */
  private era = 0;
  /** How many batches subscriptions and readers have been given. */
  reads = 0;

  /** Adds events at the end; returns their positions. */
  record(...events: readonly { type: string; data: unknown; eventId?: string }[]): Position[] {
    const stored = events.map(({ type, data, eventId }, index): StoredEvent => {
      const place = this.log.length + index;
      const at = new Date().toISOString();
      return {
        eventId: eventId ?? newId(),
        type,
        schemaVersion: 1,
        occurredAt: at,
        data: JSON.stringify(data),
        meta: JSON.stringify({ recordedAt: at }),
        chain: '0'.repeat(64),
        stream: 'thing-1',
        revision: place,
        position: positionOf(place),
      };
    });
    this.log.push(...stored);
    this.wake();
    return stored.map(({ position }) => position);
  }

  get events(): readonly StoredEvent[] {
    return this.log;
  }

  /** Ends all subscriptions without an error, as a dropped one does. */
  dropSubscriptions(): void {
    this.era += 1;
    this.wake();
  }

  async decodeAll(events: readonly StoredEvent[]): Promise<RecordedEvent[]> {
    return events.map((stored) => {
      const data = JSON.parse(stored.data) as { broken?: boolean };
      if (data.broken) throw new Error('The event does not fit its schema');
      return { ...stored, data, metadata: JSON.parse(stored.meta) as RecordedEvent['metadata'] };
    });
  }

  async *readAll(
    from: Position | null,
    options: ReadAllOptions = {},
  ): AsyncIterable<readonly StoredEvent[]> {
    const end = this.log.length;
    let place = this.placeAfter(from);
    while (place < end) {
      const batch = this.log
        .slice(place, Math.min(end, place + (options.batchSize ?? 500)))
        .filter(({ position }) => options.until === undefined || position <= options.until);
      if (batch.length === 0) return;
      place += batch.length;
      this.reads += 1;
      yield batch;
      await Promise.resolve();
    }
  }

  subscribe(from: Position | null, options: { batchSize?: number } = {}): Subscription {
    const era = this.era;
    let closed = false;
    const items = this.follow(from, options.batchSize ?? 500, () => closed || era !== this.era);
    return {
      [Symbol.asyncIterator]: () => items,
      close: async () => {
        closed = true;
        this.wake();
      },
    };
  }

  async headPosition(): Promise<Position> {
    return this.log.at(-1)?.position ?? positionOf(-1);
  }

  append(_stream: string, _expected: ExpectedHead, _events: readonly EncodedEvent[]) {
    return Promise.reject<Appended>(new Error('Use record()'));
  }

  read(_stream: string, _fromRevision?: number) {
    return Promise.reject<StreamSlice>(new Error('This log is read as a whole'));
  }

  async close(): Promise<void> {
    this.dropSubscriptions();
  }

  private async *follow(
    from: Position | null,
    batchSize: number,
    over: () => boolean,
  ): AsyncGenerator<SubscriptionItem> {
    let last = from;
    while (!over()) {
      for await (const events of this.readAll(last, { batchSize })) {
        if (over()) return;
        yield { kind: 'events', events };
        last = events.at(-1)?.position ?? last;
      }
      if (over()) return;
      yield { kind: 'caughtUp', position: await this.headPosition() };
      if (this.placeAfter(last) === this.log.length && !over())
        await new Promise<void>((resolve) => this.wakers.push(resolve));
    }
  }

  private placeAfter(from: Position | null): number {
    const place = this.log.findIndex(({ position }) => from === null || position > from);
    return place === -1 ? this.log.length : place;
  }

  private wake(): void {
    const wakers = this.wakers;
    this.wakers = [];
    for (const waker of wakers) waker();
  }
}

function positionOf(place: number): Position {
  return `memory:${String(place + 1).padStart(20, '0')}` as Position;
}
