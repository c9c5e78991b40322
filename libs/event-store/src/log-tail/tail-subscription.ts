import type {
  Position,
  SubscribeOptions,
  Subscription,
  SubscriptionItem,
} from '../event-store.port.js';
import type { FollowLog, LogTail, Source } from './log-tail.js';

/** Follows the log alone until it has come to the tail, and there with the others for as long as it keeps up. */
export class TailSubscription implements Subscription {
  private own: Source | null = null;
  private announced = false;
  private isClosed = false;

  constructor(
    private readonly tail: LogTail,
    private readonly follow: FollowLog,
    /** Of the last event that was yielded, or where to begin. */
    private position: Position | null,
    private readonly options: Required<SubscribeOptions>,
  ) {}

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([this.tail.leave(this), this.own?.subscription.close()]);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SubscriptionItem, void> {
    try {
      while (!this.isClosed) {
        yield* this.alone();
        yield* this.together();
      }
    } finally {
      await this.close();
    }
  }

  private async *alone(): AsyncGenerator<SubscriptionItem, void> {
    const own = (this.own = sourceOf(this.follow(this.position, this.options.batchSize)));
    while (this.own) {
      const { value: item, done } = await own.items.next();
      if (done || this.isClosed) return this.close();
      if (await this.joins(item, own)) this.own = null;
      yield* this.told(item);
    }
  }

  private async *together(): AsyncGenerator<SubscriptionItem, void> {
    const { tail } = this;
    const { batchSize, patienceMs } = this.options;
    while (tail.has(this)) {
      const events = tail.take(this, batchSize);
      if (events.length > 0) yield* this.told({ kind: 'events', events });
      else if (!this.announced && this.position && tail.isAtEndWith(this))
        yield* this.told({ kind: 'caughtUp', position: this.position });
      else await tail.more(this, patienceMs);
    }
  }

  private async joins(item: SubscriptionItem, own: Source): Promise<boolean> {
    const position = item.kind === 'caughtUp' ? item.position : item.events.at(-1)?.position;
    if (!position || !this.tail.admit(this, position, own, item.kind === 'caughtUp')) return false;
    if (!this.tail.isFedBy(own)) await own.subscription.close();
    return true;
  }

  private *told(item: SubscriptionItem): Generator<SubscriptionItem, void> {
    if (item.kind === 'caughtUp' && this.announced) return;
    this.announced = item.kind === 'caughtUp';
    if (item.kind === 'events') this.position = item.events.at(-1)?.position ?? this.position;
    yield item;
  }
}

function sourceOf(subscription: Subscription): Source {
  return { subscription, items: subscription[Symbol.asyncIterator]() };
}
