import type {
  Position,
  StoredEvent,
  SubscribeOptions,
  Subscription,
  SubscriptionItem,
} from '../event-store.port.js';
import { TailSubscription } from './tail-subscription.js';

/** The adapter's way to follow the log after a position, exclusive, over outages, until it is closed. */
export type FollowLog = (from: Position | null, batchSize: number) => Subscription;

/** A subscription of the adapter's under way. */
export interface Source {
  readonly subscription: Subscription;
  readonly items: AsyncIterator<SubscriptionItem>;
}

export interface TailLimits {
  /** Most events that are held for who is slower than others. */
  readonly events: number;
  /** Most UTF-16 units of data and metadata that these have together. */
  readonly text: number;
}

const LIMITS: TailLimits = { events: 2_000, text: 4_194_304 };
const BATCH_SIZE = 500;

/**
 * The end of the log, read once for all subscriptions of a process that have come there; an event is the same object to
 * each of them. It is read on when one of them asks for more than is held, and what the slowest has yet to take is held.
 * Who falls further behind than the limits allow follows the log alone until it is back.
 */
export class LogTail {
  private readonly subscriptions = new Set<Subscription>();
  /** Who reads here, and the last event that each has taken. */
  private readonly readers = new Map<Subscription, Position>();
  private readonly waiting = new Map<Subscription, (failure?: Error) => void>();
  private source: Source | null = null;
  private isReading = false;
  private isAtEnd = false;
  private held: StoredEvent[] = [];
  private text = 0;
  /** Everything after this position, exclusive, up to `last` is held. */
  private start = '' as Position;
  private last = '' as Position;

  constructor(
    private readonly follow: FollowLog,
    private readonly limits: TailLimits = LIMITS,
  ) {}

  subscribe(from: Position | null, options: SubscribeOptions): Subscription {
    const { batchSize = BATCH_SIZE, patienceMs = 0 } = options;
    const reading = { batchSize, patienceMs };
    const subscription = new TailSubscription(this, this.follow, from, reading);
    this.subscriptions.add(subscription);
    return subscription;
  }

  /** Ends every subscription. */
  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((subscription) => subscription.close()));
  }

  /**
   * Lets in who has taken everything up to `position`, where what comes then is held or about to be read. A tail
   * that is not being read begins anew with who is at the end of the log: the others are further behind.
   * @returns whether it reads here from now on; its own source is then needed only where it feeds the tail.
   */
  admit(reader: Subscription, position: Position, own: Source, isAtEnd: boolean): boolean {
    if (!this.covers(position)) {
      if (!isAtEnd || this.isReading) return false;
      void this.stop();
      this.source = own;
      this.isAtEnd = true;
      this.start = this.last = position;
    }
    this.readers.set(reader, position);
    return true;
  }

  has(reader: Subscription): boolean {
    return this.readers.has(reader);
  }

  isFedBy(source: Source): boolean {
    return this.source === source;
  }

  /** The next events for a reader, at most so many, which has taken them then; none where it has to wait. */
  take(reader: Subscription, limit: number): readonly StoredEvent[] {
    const taken = this.readers.get(reader) as Position;
    let next = this.held.length;
    while (next > 0 && (this.held[next - 1] as StoredEvent).position > taken) next -= 1;
    const events = this.held.slice(next, next + limit);
    const last = events.at(-1);
    if (last) {
      this.readers.set(reader, last.position);
      void this.letGo();
    }
    return events;
  }

  /** Whether nothing came after the last event that the reader took when the log was read last. */
  isAtEndWith(reader: Subscription): boolean {
    return this.isAtEnd && this.readers.get(reader) === this.last;
  }

  /**
   * Resolves after the next read, and when the reader has to leave. Reads at once, or when nobody else has in that time.
   * @throws what reading failed with.
   */
  more(reader: Subscription, patienceMs: number): Promise<void> {
    if (patienceMs === 0) this.readOn();
    const timer = patienceMs > 0 ? setTimeout(() => this.readOn(), patienceMs) : undefined;
    return new Promise((resolve, reject) => {
      this.waiting.set(reader, (failure) => {
        clearTimeout(timer);
        this.waiting.delete(reader);
        if (failure) reject(failure);
        else resolve();
      });
    });
  }

  /** A subscription is closed; with the last reader the tail ends. */
  async leave(subscription: Subscription): Promise<void> {
    this.subscriptions.delete(subscription);
    this.waiting.get(subscription)?.();
    if (this.readers.delete(subscription)) await this.letGo();
  }

  /** Who has come further than a tail that is being read passes over what it has seen. */
  private covers(position: Position): boolean {
    if (!this.source || position < this.start) return false;
    return position <= this.last || this.isReading;
  }

  private readOn(): void {
    const { source } = this;
    if (!source || this.isReading) return;
    this.isReading = true;
    source.items.next().then(
      ({ value: item, done }) => {
        if (source !== this.source) return;
        if (done) return this.stop();
        this.isReading = false;
        this.add(item);
        this.wakeAll();
      },
      (error: Error) => (source === this.source ? this.stop(error) : undefined),
    );
  }

  private wakeAll(failure?: Error): void {
    for (const wake of [...this.waiting.values()]) wake(failure);
  }

  private add(item: SubscriptionItem): void {
    this.isAtEnd = item.kind === 'caughtUp';
    if (item.kind === 'caughtUp') return;
    for (const event of item.events) {
      this.held.push(event);
      this.text += textOf(event);
      this.last = event.position;
    }
    void this.letGo();
  }

  /** Lets go of what everybody has taken, and beyond the limits of the oldest, with those who have not taken it. */
  private async letGo(): Promise<void> {
    const { held, readers, limits } = this;
    let least = this.last;
    for (const position of readers.values()) if (position < least) least = position;
    let gone = 0;
    for (const event of held) {
      const fits = held.length - gone <= limits.events && this.text <= limits.text;
      if (event.position > least && fits) break;
      gone += 1;
      this.text -= textOf(event);
      this.start = event.position;
    }
    held.splice(0, gone);
    for (const [reader, position] of readers) if (position < this.start) readers.delete(reader);
    if (readers.size === 0) await this.stop();
  }

  /** Whoever read here is alone from now on. */
  private async stop(failure?: Error): Promise<void> {
    const { source } = this;
    this.source = null;
    this.isReading = false;
    this.readers.clear();
    this.held = [];
    this.text = 0;
    this.wakeAll(failure);
    await source?.subscription.close();
  }
}

function textOf({ data, meta }: StoredEvent): number {
  return data.length + meta.length;
}
