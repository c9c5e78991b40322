import type { EventStore, Position, StoredEvent, Subscription } from '@keyledger/event-store';
import { BackOff, sleep } from '../back-off.js';
import type { RunnerObserver } from '../runner-observer.port.js';

/** Takes the live events in order; the next batch comes when the promise resolves. It must not reject. */
export interface FeedMember {
  deliver(events: readonly StoredEvent[]): Promise<void>;
}

/**
 * One subscription for all that stand at the end of the log, so that the log is read once however many
 * listen. Who is behind catches up alone and is then admitted between two batches.
 */
export class LogFeed {
  private readonly members = new Set<FeedMember>();
  private readonly ending = new AbortController();
  private position: Position | null = null;
  private turn: Promise<void> = Promise.resolve();
  private following: Promise<void> | null = null;
  private subscription: Subscription | null = null;

  constructor(
    private readonly store: EventStore,
    private readonly observer: RunnerObserver,
    private readonly batchSize: number,
    /** How long events gather after a batch before the log is read again, where that soon is soon enough. */
    private readonly gatherMs = 0,
  ) {}

  /**
   * Admits a member that has handled everything up to `from`. While the feed stands still, `reach` brings it
   * up to where the feed is.
   */
  async admit(
    member: FeedMember,
    from: Position | null,
    reach: (feedPosition: Position | null) => Promise<void>,
  ): Promise<void> {
    await this.exclusively(async () => {
      if (!this.following) {
        this.position = from;
        this.following = this.follow();
      }
      await reach(this.position);
      this.members.add(member);
    });
  }

  leave(member: FeedMember): void {
    this.members.delete(member);
  }

  /** Ends the subscription after the batch that is being handled. */
  async close(): Promise<void> {
    this.ending.abort();
    await this.subscription?.close();
    await this.following;
    this.members.clear();
  }

  private async follow(): Promise<void> {
    const { signal } = this.ending;
    const { batchSize, gatherMs: patienceMs } = this;
    const backOff = new BackOff();
    while (!signal.aborted) {
      try {
        this.subscription = this.store.subscribe(this.position, { batchSize, patienceMs });
        for await (const item of this.subscription) {
          if (signal.aborted) break;
          backOff.reset();
          if (item.kind !== 'events') continue;
          await this.exclusively(() => this.deliver(item.events));
          if (patienceMs > 0 && item.events.length < batchSize) await sleep(patienceMs, signal);
        }
        if (!signal.aborted)
          this.observer.interrupted?.('subscription', new Error('It ended by itself'));
      } catch (error) {
        if (!signal.aborted) this.observer.interrupted?.('subscription', error);
      }
      await backOff.wait(signal);
    }
  }

  private async deliver(events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    await Promise.all([...this.members].map((member) => member.deliver(events)));
    this.position = last.position;
  }

  private exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(work);
    this.turn = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }
}
