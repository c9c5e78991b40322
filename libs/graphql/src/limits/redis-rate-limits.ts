import type { Clock } from '@keyledger/kernel';
import type { KeyRing } from '@keyledger/keys';
import type { TokenBuckets } from '@keyledger/redis';
import { RateLimits } from './rate-limits.port.js';
import type { Rate } from './rate-limits.port.js';

/** After Redis has failed, it is left in peace for so long. */
const REST_MS = 1_000;

/**
 * Counts in Redis what all processes see together. While Redis is away, each process counts for itself: a limit falls
 * back, it never opens, and nobody waits for Redis.
 */
export class RedisRateLimits extends RateLimits {
  private restUntil = 0;

  constructor(
    private readonly buckets: TokenBuckets,
    private readonly alone: RateLimits,
    private readonly keyRing: KeyRing,
    private readonly clock: Clock,
    private readonly fellBack: () => void = () => undefined,
  ) {
    super();
  }

  async take(key: string, rate: Rate, amount = 1): Promise<number> {
    if (this.buckets.isReady && this.clock.now().getTime() >= this.restUntil) {
      try {
        // A network's address is personal data, and Redis writes to its disk.
        return await this.buckets.take(this.keyRing.blindIndex('rate-limit', key), rate, amount);
      } catch {
        this.restUntil = this.clock.now().getTime() + REST_MS;
      }
    }
    this.fellBack();
    return this.alone.take(key, rate, amount);
  }
}
