/** Told what the hash queue does, for gauges and counters. Must not throw. */
export interface HashQueueObserver {
  /** After each change: how many hashes wait and how many run. */
  depth(waiting: number, running: number): void;
  /** A hash was turned away because the queue was full. */
  refused(): void;
  /** @param milliseconds from start to end of one hash, without its wait. */
  finished(milliseconds: number): void;
}

export const silentHashQueueObserver: HashQueueObserver = {
  depth: () => undefined,
  refused: () => undefined,
  finished: () => undefined,
};
