import type { Position, StoredEvent } from '@keyledger/event-store';
import type { FeedMember } from '../runner/log-feed.js';

/** Events for a reactor, and how far the log has been looked through with them. */
export interface Delivery {
  readonly events: readonly StoredEvent[];
  readonly to: Position;
}

/**
 * Keeps what comes while a reactor is busy, so that a slow one holds nobody up. It is bounded: once it is full
 * nothing more is taken, and the reactor reads the log itself when it has handled what is in here.
 */
export class Inbox implements FeedMember {
  private deliveries: Delivery[] = [];
  private size = 0;
  private full = false;
  private arrived: (() => void) | null = null;

  constructor(
    private readonly wants: (event: StoredEvent) => boolean,
    private readonly limit: number,
  ) {}

  async deliver(stored: readonly StoredEvent[]): Promise<void> {
    const to = stored.at(-1)?.position;
    if (to === undefined || this.full) return;
    const events = stored.filter(this.wants);
    this.full = this.size + events.length > this.limit;
    if (!this.full) this.put({ events, to });
    this.arrived?.();
  }

  /**
   * The next delivery; `later` when none came within that time; `overflowed` when everything that was taken is
   * handled and more had come than there was room for.
   */
  async next(waitMs: number): Promise<Delivery | 'later' | 'overflowed'> {
    if (this.deliveries.length === 0 && !this.full) await this.arrival(waitMs);
    const delivery = this.deliveries.shift();
    if (!delivery) return this.full ? 'overflowed' : 'later';
    this.size -= delivery.events.length;
    return delivery;
  }

  /** Lets go of who waits for the next delivery. */
  wake(): void {
    this.arrived?.();
  }

  private put(delivery: Delivery): void {
    const last = this.deliveries.at(-1);
    if (last?.events.length === 0) this.deliveries.pop();
    this.deliveries.push(delivery);
    this.size += delivery.events.length;
  }

  private async arrival(waitMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.arrived = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.arrived = null;
  }
}
