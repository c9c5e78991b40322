import type {
  Position,
  StoredEvent,
  Subscription,
  SubscriptionItem,
} from '../../event-store.port.js';

/** A log in memory and an adapter's way to follow it, which counts how often it is read. */
export class FollowedLog {
  readonly events: StoredEvent[] = [];
  /** Reads that found something. */
  reads = 0;
  /** Subscriptions that were opened, and those that are still open. */
  opened = 0;
  open = 0;
  /** What the next reads fail with. */
  failures: Error[] = [];
  private wakers = new Set<() => void>();

  append(count: number, text = 'x'): void {
    for (let n = 0; n < count; n += 1) {
      const revision = this.events.length;
      this.events.push({
        eventId: `event-${revision}`,
        type: 'Happened',
        schemaVersion: 1,
        occurredAt: '2026-11-23T08:00:00.000Z',
        data: text,
        meta: '',
        chain: '0'.repeat(64),
        stream: 'thing-1',
        revision,
        position: positionAt(revision),
      });
    }
    this.wake();
  }

  wake(): void {
    for (const wake of [...this.wakers]) wake();
  }

  readonly follow = (from: Position | null, batchSize: number): Subscription => {
    this.opened += 1;
    this.open += 1;
    let isClosed = false;
    const items = this.items(from, batchSize, () => isClosed);
    return {
      [Symbol.asyncIterator]: () => items,
      close: () => {
        if (!isClosed) this.open -= 1;
        isClosed = true;
        this.wake();
        return Promise.resolve();
      },
    };
  };

  private async *items(
    from: Position | null,
    batchSize: number,
    isClosed: () => boolean,
  ): AsyncGenerator<SubscriptionItem> {
    let position = from ?? positionAt(-1);
    for (let announced = false; !isClosed();) {
      await Promise.resolve();
      const failure = this.failures.shift();
      if (failure) throw failure;
      const events = this.events.filter((event) => event.position > position).slice(0, batchSize);
      if (events.length > 0) {
        this.reads += 1;
        position = events.at(-1)?.position ?? position;
        announced = false;
        yield { kind: 'events', events };
      } else if (!announced) {
        announced = true;
        yield { kind: 'caughtUp', position };
      } else {
        await new Promise<void>((resolve) => {
          const wake = () => {
            this.wakers.delete(wake);
            resolve();
          };
          this.wakers.add(wake);
        });
      }
    }
  }
}

export function positionAt(revision: number): Position {
  return `log:${String(revision + 1).padStart(20, '0')}` as Position;
}
