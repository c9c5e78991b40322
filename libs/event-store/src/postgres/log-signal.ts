import type { Postgres } from '@keyledger/postgres';
import { ChannelListener } from './channel-listener.js';

/** Wakes whoever waits for new events: one listening connection for all subscriptions of a process. */
export class LogSignal {
  private readonly listener: ChannelListener;
  private readonly waiting = new Set<() => void>();
  private count = 0;

  constructor(config: Postgres['config']) {
    this.listener = new ChannelListener(config, 'keyledger_event', () => this.raise());
  }

  /** Starts listening; until then, and without a connection, waits end by their timeout only. */
  async listen(): Promise<void> {
    await this.listener.start();
  }

  /** Grows with each signal: taken before a read, it tells whether something came in meanwhile. */
  get signals(): number {
    return this.count;
  }

  /** Resolves when there are more signals than `seen`, after `timeoutMs`, or on abort. */
  wait(seen: number, timeoutMs: number, abort: AbortSignal): Promise<void> {
    if (this.count !== seen || abort.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        abort.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      this.waiting.add(done);
      abort.addEventListener('abort', done);
    });
  }

  async close(): Promise<void> {
    await this.listener.close();
  }

  private raise(): void {
    this.count += 1;
    for (const wake of [...this.waiting]) wake();
  }
}
