import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, Position, StoredEvent, Subscription } from '@keyledger/event-store';

/** Before the log is followed again after its subscription broke. */
const RETRY_MS = 500;

export interface LogFollower {
  /** Handles a batch before the next one is read. */
  readonly onEvents: (events: readonly StoredEvent[]) => Promise<void>;
  /** Told whenever following broke off; it is tried again from the last batch that was handled. */
  readonly onInterrupted: (error: unknown) => void;
}

/** Follows the log from its end as of now until it is closed, over as many subscriptions as it takes. */
export class FollowedLog {
  /** Resolves when whatever is appended from now on will be seen. */
  readonly started: Promise<void>;
  #closed = false;
  #subscription: Subscription | null = null;

  constructor(
    private readonly store: EventStore,
    private readonly follower: LogFollower,
  ) {
    this.started = store.headPosition().then((head) => {
      void this.#follow(head);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#subscription?.close();
  }

  async #follow(from: Position): Promise<void> {
    let position = from;
    while (!this.#closed) {
      try {
        this.#subscription = this.store.subscribe(position);
        for await (const item of this.#subscription) {
          if (this.#closed) return;
          if (item.kind !== 'events') continue;
          await this.follower.onEvents(item.events);
          position = item.events.at(-1)?.position ?? position;
        }
      } catch (error) {
        this.follower.onInterrupted(error);
      }
      await this.#subscription?.close();
      if (!this.#closed) await pause(RETRY_MS, undefined, { ref: false });
    }
  }
}
