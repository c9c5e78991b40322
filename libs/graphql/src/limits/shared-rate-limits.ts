import type { Clock } from '@keyledger/kernel';
import type { KeyRing } from '@keyledger/keys';
import { RateLimits } from './rate-limits.port.js';
import type { Rate } from './rate-limits.port.js';

/** Token buckets that all processes of an installation share. */
export interface SharedBuckets {
  /** Whether asking now has a chance. */
  readonly isReady: boolean;
  /**
   * @param key a name that tells nothing: it may be written to a disk.
   * @returns 0 when `amount` was taken, else the whole seconds after which it would be there. @throws without an answer.
   */
  take(key: string, rate: Rate, amount: number): Promise<number>;
}

/** An answer that takes longer is not worth a request's while. */
const ANSWER_WITHIN_MS = 1_000;
/** After the shared buckets have failed, they are left in peace for so long. */
const REST_MS = 1_000;

/**
 * Counts what all processes see together. While the shared buckets are away, each process counts for itself: a limit falls
 * back, it never opens, and nobody waits for long.
 */
export class SharedRateLimits extends RateLimits {
  private restUntil = 0;

  constructor(
    private readonly buckets: SharedBuckets,
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
        // A network's address is personal data.
        const name = this.keyRing.blindIndex('rate-limit', key);
        return await inTime(this.buckets.take(name, rate, amount));
      } catch {
        this.restUntil = this.clock.now().getTime() + REST_MS;
      }
    }
    this.fellBack();
    return this.alone.take(key, rate, amount);
  }
}

async function inTime(asked: Promise<number>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time')), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
