import {
  excludeSystemEvents,
  START,
  type AllStreamSubscription,
  type ReadPosition,
} from '@eventstore/db-client';
import type { Delivered, LogPlace } from './client.js';
import type { Connection } from './connection.js';
import { isZero } from './log-position.js';

/**
 * One live subscription of the client, taken from as the consumer asks: what it does not ask for waits in a buffer of
 * bounded size, and behind that at the server. Its checkpoints are not listened to: they run ahead of what was handled.
 */
export class LiveFeed {
  private readonly subscription: AllStreamSubscription;
  private ended = false;
  private wake: () => void = () => {};

  constructor(connection: Connection, after: LogPlace, buffered: number) {
    const fromPosition: ReadPosition = isZero(after) ? START : { ...after };
    const options = { fromPosition, filter: excludeSystemEvents() };
    this.subscription = connection.subscribeToAll(options, buffered);
    const end = () => {
      this.ended = true;
      this.wake();
    };
    for (const event of ['end', 'error', 'close'] as const) this.subscription.on(event, end);
    this.subscription.on('readable', () => this.wake());
  }

  /** What has come in, at most so much; waits for the first. Null when the subscription ended, for whatever reason. */
  async take(limit: number): Promise<Delivered[] | null> {
    for (;;) {
      const taken: Delivered[] = [];
      while (taken.length < limit) {
        const next = this.subscription.read() as Delivered | null;
        if (next === null) break;
        taken.push(next);
      }
      if (taken.length > 0) return taken;
      if (this.ended) return null;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Nothing more is buffered. */
  get isDrained(): boolean {
    return this.subscription.readableLength === 0;
  }

  /** Without the first the server goes on sending, without the second the client waits for it. */
  async close(): Promise<void> {
    this.ended = true;
    this.wake();
    // There may be no connection to unsubscribe on.
    await this.subscription.unsubscribe().catch(() => {});
    this.subscription.destroy();
  }
}
