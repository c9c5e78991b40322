import type { Position, StoredEvent, Subscription, SubscriptionItem } from '../event-store.port.js';
import { counterOf, positionOf } from './log-position.js';
import type { LogReader } from './log-reader.js';
import type { LogSignal } from './log-signal.js';
import { isUnavailable } from './store-failure.js';

/** How long a new event stays unseen when its notification was lost. */
const POLL_MS = 1_000;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

/** Follows the log by reading after its cursor whenever a signal or the poll says so. */
export class LogSubscription implements Subscription {
  private readonly abort = new AbortController();
  private counter: string;

  constructor(
    private readonly reader: LogReader,
    private readonly signal: LogSignal,
    from: Position | null,
    private readonly batchSize: number,
  ) {
    this.counter = counterOf(reader.logId, from);
  }

  close(): Promise<void> {
    this.abort.abort();
    return Promise.resolve();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SubscriptionItem, void> {
    let announced = false;
    try {
      await this.signal.listen();
      while (!this.isClosed) {
        const seen = this.signal.signals;
        const events = await this.readNext();
        if (this.isClosed) return;
        const last = events.at(-1);
        if (last) {
          this.counter = counterOf(this.reader.logId, last.position);
          announced = false;
          yield { kind: 'events', events };
        }
        if (events.length === this.batchSize) continue;
        if (!announced) {
          announced = true;
          yield { kind: 'caughtUp', position: positionOf(this.reader.logId, this.counter) };
        }
        await this.signal.wait(seen, POLL_MS, this.abort.signal);
      }
    } finally {
      await this.close();
    }
  }

  private get isClosed(): boolean {
    return this.abort.signal.aborted;
  }

  /** Reads on over outages, for as long as the subscription is open. */
  private async readNext(): Promise<readonly StoredEvent[]> {
    for (let pause = FIRST_PAUSE; !this.isClosed; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        return await this.reader.after(this.counter, this.batchSize);
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        await this.signal.wait(this.signal.signals, pause, this.abort.signal);
      }
    }
    return [];
  }
}
