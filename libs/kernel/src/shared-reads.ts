interface Reading {
  /** The reading that begins when this one is over, for whoever asked meanwhile. */
  next: Promise<unknown> | null;
  readonly over: Promise<void>;
}

/**
 * Lets those who ask for the same thing while it is being read share one reading, the next: it begins after all of them
 * asked, so nobody is answered with what was true before. Who asks alone waits for nobody.
 */
export class SharedReads<Key> {
  readonly #running = new Map<Key, Reading>();

  /** @param read begins a reading; all readings of a key answer alike. */
  of<Value>(key: Key, read: () => Promise<Value>): Promise<Value> {
    const running = this.#running.get(key);
    if (!running) return this.#begin(key, read);
    running.next ??= running.over.then(() => this.#begin(key, read));
    return running.next as Promise<Value>;
  }

  #begin<Value>(key: Key, read: () => Promise<Value>): Promise<Value> {
    const value = read();
    const end = () => {
      if (reading.next === null) this.#running.delete(key);
    };
    const reading: Reading = { next: null, over: value.then(end, end) };
    this.#running.set(key, reading);
    return value;
  }
}
