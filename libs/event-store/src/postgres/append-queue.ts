import {
  StoreBusy,
  type Appended,
  type EncodedEvent,
  type ExpectedHead,
} from '../event-store.port.js';

/** An append that waits for its group. */
export interface PendingAppend {
  readonly stream: string;
  readonly expected: ExpectedHead;
  readonly events: readonly EncodedEvent[];
  readonly bytes: number;
  resolve(appended: Appended): void;
  reject(error: unknown): void;
}

export interface AppendQueueLimits {
  /** Most appends that wait; more are refused with `StoreBusy`. */
  readonly waiting: number;
  /** Most appends a group holds. */
  readonly group: number;
  /** About how many bytes a group holds; a larger single append goes alone. */
  readonly groupBytes: number;
}

/** First come, first served, except that a group takes at most one append of a stream. */
export class AppendQueue {
  private waiting: PendingAppend[] = [];

  constructor(private readonly limits: AppendQueueLimits) {}

  get length(): number {
    return this.waiting.length;
  }

  /** @throws StoreBusy when the queue is full. */
  add(append: PendingAppend): void {
    if (this.waiting.length >= this.limits.waiting) {
      throw new StoreBusy(`${this.waiting.length} appends are waiting already`);
    }
    this.waiting.push(append);
  }

  takeGroup(): PendingAppend[] {
    const group: PendingAppend[] = [];
    const streams = new Set<string>();
    const left: PendingAppend[] = [];
    let bytes = 0;
    let next = 0;
    for (; next < this.waiting.length && group.length < this.limits.group; next += 1) {
      const append = this.waiting[next] as PendingAppend;
      const fits = group.length === 0 || bytes + append.bytes <= this.limits.groupBytes;
      if (!fits || streams.has(append.stream)) {
        left.push(append);
        streams.add(append.stream);
        continue;
      }
      streams.add(append.stream);
      bytes += append.bytes;
      group.push(append);
    }
    this.waiting = left.concat(this.waiting.slice(next));
    return group;
  }

  takeAll(): PendingAppend[] {
    const all = this.waiting;
    this.waiting = [];
    return all;
  }
}
