import { availableParallelism } from 'node:os';
import { HashQueueFull } from './hash-queue-full.js';
import { silentHashQueueObserver, type HashQueueObserver } from './hash-queue-observer.port.js';

export interface HashQueueOptions {
  /** Hashes that run at once; the cores by default, so that the thread pool keeps room for file calls. */
  readonly concurrency?: number;
  /** Hashes that may wait; one more is refused. */
  readonly limit?: number;
  readonly observer?: HashQueueObserver;
}

const DEFAULT_LIMIT = 200;
/** What one default hash takes, until the first ones have been measured. */
const FIRST_GUESS_MS = 20;
const WEIGHT_OF_NEWEST = 0.1;

/** First come, first served, with a bound on those who wait: a flood costs memory and patience of a known size. */
export class HashQueue {
  readonly #concurrency: number;
  readonly #limit: number;
  readonly #observer: HashQueueObserver;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #averageMs = FIRST_GUESS_MS;

  constructor(options: HashQueueOptions = {}) {
    this.#concurrency = options.concurrency ?? availableParallelism();
    this.#limit = options.limit ?? DEFAULT_LIMIT;
    this.#observer = options.observer ?? silentHashQueueObserver;
  }

  /**
   * Runs `work` when a place is free.
   * @throws HashQueueFull when `limit` callers wait already
   */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#place();
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      const took = performance.now() - startedAt;
      this.#averageMs += (took - this.#averageMs) * WEIGHT_OF_NEWEST;
      this.#observer.finished(took);
      this.#leave();
    }
  }

  async #place(): Promise<void> {
    if (this.#running < this.#concurrency) {
      this.#running += 1;
      this.#report();
      return;
    }
    if (this.#waiting.length >= this.#limit) {
      this.#observer.refused();
      throw new HashQueueFull(this.#secondsToDrain());
    }
    const freed = new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#report();
    await freed;
  }

  /** The place goes straight to the next in line, so that a newcomer cannot slip in between. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
    this.#report();
  }

  #secondsToDrain(): number {
    const ms = ((this.#waiting.length + this.#running) * this.#averageMs) / this.#concurrency;
    return Math.max(1, Math.ceil(ms / 1000));
  }

  #report(): void {
    this.#observer.depth(this.#waiting.length, this.#running);
  }
}
