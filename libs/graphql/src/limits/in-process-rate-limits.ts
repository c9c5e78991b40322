import { Clock } from '@keyledger/kernel';
import { RateLimits } from './rate-limits.port.js';
import type { Rate } from './rate-limits.port.js';

interface Bucket {
  tokens: number;
  at: number;
}

/** Token buckets in memory. The least recently used are dropped beyond `capacity`, so a flood cannot fill it. */
export class InProcessRateLimits extends RateLimits {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    private readonly clock: Clock,
    private readonly capacity = 100_000,
  ) {
    super();
  }

  async take(key: string, rate: Rate, amount = 1): Promise<number> {
    const now = this.clock.now().getTime();
    const known = this.#buckets.get(key) ?? { tokens: rate.burst, at: now };
    const refilled = (Math.max(0, now - known.at) * rate.perMinute) / 60_000;
    const tokens = Math.min(rate.burst, known.tokens + refilled);
    const taken = tokens >= amount;
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: taken ? tokens - amount : tokens, at: now });
    if (this.#buckets.size > this.capacity) {
      const oldest = this.#buckets.keys().next().value;
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return taken ? 0 : Math.max(1, Math.ceil(((amount - tokens) * 60) / rate.perMinute));
  }
}
