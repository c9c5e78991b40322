/** A listener that fell behind by more than its buffer; it starts anew and reads what it missed. */
export class FeedOverrun extends Error {
  override readonly name = 'FeedOverrun';
}

interface Listener<Value> {
  offer(value: Value): void;
}

/**
 * Hands values on to the subscriptions of this process. A subscription that ends while it waits is let go at
 * once (an async generator would wait for one more value first), and one that is too slow is ended.
 */
export class LiveFeed<Value> {
  readonly #listeners = new Set<Listener<Value>>();

  /** @param capacity most values that wait for one slow listener. */
  constructor(private readonly capacity = 1_000) {}

  get listeners(): number {
    return this.#listeners.size;
  }

  publish(value: Value): void {
    for (const listener of this.#listeners) listener.offer(value);
  }

  /**
   * What is published from now on and passes `wanted`.
   * @throws FeedOverrun from `next` once more than `capacity` values waited.
   */
  subscribe(wanted: (value: Value) => boolean = () => true): AsyncIterableIterator<Value> {
    const listeners = this.#listeners;
    const { capacity } = this;
    const values: Value[] = [];
    let ended = false;
    let overrun = false;
    let waiting: ((result: IteratorResult<Value>) => void)[] = [];
    const end = () => {
      ended = true;
      listeners.delete(listener);
      for (const answer of waiting) answer({ done: true, value: undefined });
      waiting = [];
    };
    const listener: Listener<Value> = {
      offer(value) {
        if (!wanted(value)) return;
        const answer = waiting.shift();
        if (answer) answer({ done: false, value });
        else if (values.length < capacity) values.push(value);
        else {
          overrun = true;
          end();
        }
      },
    };
    listeners.add(listener);
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      async next() {
        if (overrun) throw new FeedOverrun('The listener fell behind');
        const value = values.shift();
        if (value !== undefined) return { done: false, value };
        if (ended) return { done: true, value: undefined };
        return new Promise((resolve) => waiting.push(resolve));
      },
      async return() {
        values.length = 0;
        end();
        return { done: true, value: undefined };
      },
    };
  }
}
