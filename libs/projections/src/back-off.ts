import { setTimeout as pause } from 'node:timers/promises';

/** Exponential waits with jitter between tries, until told to end. */
export class BackOff {
  private tries = 0;

  /** @param firstMs the first wait, doubled each time up to `mostMs`. */
  constructor(
    private readonly firstMs = 50,
    private readonly mostMs = 5_000,
  ) {}

  reset(): void {
    this.tries = 0;
  }

  /** Waits; returns early when the signal fires. */
  async wait(signal: AbortSignal): Promise<void> {
    const ceiling = Math.min(this.firstMs * 2 ** this.tries, this.mostMs);
    this.tries += 1;
    await sleep(ceiling * (0.5 + Math.random() / 2), signal);
  }
}

/** Waits that long, or until the signal fires. */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
