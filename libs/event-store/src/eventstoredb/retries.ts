import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { EventStoreObserver } from '../event-store-observer.js';
import { isTransient, portError } from './client-failure.js';

const TRIES = 4;

/** The client repeats nothing by itself; it only connects anew for the next call. */
export class Retries {
  private readonly closing = new AbortController();

  constructor(
    private readonly observer: EventStoreObserver,
    private readonly firstPauseMs = 100,
    private readonly deadlineMs = 4_000,
  ) {
    // Every call that waits for its next try listens.
    setMaxListeners(0, this.closing.signal);
  }

  /**
   * Makes the call, and where it failed for reasons of the connection, makes it again, four times at most: those that fail at
   * once. Of those that got no answer there are two, since somebody waits. An append may have been committed each time, so
   * it must be safe to repeat.
   * @throws StoreUnavailable after the last try; what the server itself answered, as it is.
   */
  async run<Answer>(what: string, call: () => Promise<Answer>): Promise<Answer> {
    const end = performance.now() + 1.5 * this.deadlineMs;
    for (let tries = 1, pause = this.firstPauseMs; ; tries += 1, pause *= 2) {
      try {
        return await call();
      } catch (error) {
        if (!isTransient(error)) throw error;
        const isLast = tries === TRIES || performance.now() >= end || this.closing.signal.aborted;
        if (isLast) throw portError(error);
        this.observer.retried(what);
        await this.pause(pause);
      }
    }
  }

  /** Waits about that long, or until the store is closed. */
  async pause(milliseconds: number, signal: AbortSignal = this.closing.signal): Promise<void> {
    const jittered = milliseconds * (0.5 + Math.random() / 2);
    await delay(jittered, undefined, { signal }).catch(() => {});
  }

  close(): void {
    this.closing.abort();
  }
}
