/** Lets work on one key run one after the other, in the order asked; different keys do not wait for each other. */
export class KeyedSequence {
  private readonly last = new Map<string, Promise<void>>();

  /** @param key null: nothing to wait for. */
  async run<Result>(key: string | null, work: () => Promise<Result>): Promise<Result> {
    if (key === null) return work();
    const before = this.last.get(key);
    const result = (before ?? Promise.resolve()).then(work);
    const done = result.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(key, done);
    void done.then(() => this.last.get(key) === done && this.last.delete(key));
    return result;
  }
}
