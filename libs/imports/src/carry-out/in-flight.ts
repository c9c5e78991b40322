/**
 * Works on what a source yields, at most `limit` at a time; takes the next only when there is room.
 * @throws the first failure, after what was under way has ended; nothing is begun after it.
 */
export async function inFlight<Item>(
  source: AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for await (const item of source) {
    const run = work(item)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(run));
    running.add(run);
    if (running.size >= limit) await Promise.race(running);
    if (failures.length > 0) break;
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}

/** The results of work on what a source yields, in its order, with at most `limit` begun ahead. */
export async function* inOrder<Item, Result>(
  source: AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for await (const item of source) {
    const run = work(item);
    // Awaited below, possibly after one before it has failed.
    void run.catch(() => undefined);
    begun.push(run);
    const [first] = begun;
    if (begun.length >= limit && first) {
      yield await first;
      void begun.shift();
    }
  }
  for (const run of begun) yield await run;
}
