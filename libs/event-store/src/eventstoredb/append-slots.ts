import { StoreBusy } from '../event-store.port.js';

/** Lets so many appends through at once, first come, first served. */
export class AppendSlots {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws StoreBusy when too many wait already. */
  async run<Answer>(append: () => Promise<Answer>): Promise<Answer> {
    if (this.running < this.atOnce) this.running += 1;
    else {
      if (this.waiting.length >= this.mostWaiting) {
        throw new StoreBusy(`${this.waiting.length} appends are waiting already`);
      }
      // Whoever ends hands its slot on.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    try {
      return await append();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
