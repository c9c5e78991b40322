import type { Clock } from '@keyledger/kernel';
import type { Rate } from './rate-limits.port.js';
import type { SharedBuckets } from './shared-rate-limits.js';

/** A twentieth of what may come at once is taken at a time, and kept for a second. */
const LEASES = 20;
const LEASE_MS = 1_000;
const MOST_KEYS = 10_000;

interface Lease {
  tokens: number;
  /** Seconds to wait, where the last answer was no. */
  refused: number;
  until: number;
}

/**
 * Takes tokens from shared buckets by the handful, so that not every request pays for a round trip. What is left of a
 * handful after a second is lost, so a limit is kept a little early, never late. A refusal is remembered as long.
 */
export class LeasedBuckets implements SharedBuckets {
  private readonly leases = new Map<string, Lease>();
  private readonly asking = new Map<string, Promise<Lease>>();

  constructor(
    private readonly buckets: SharedBuckets,
    private readonly clock: Clock,
  ) {}

  get isReady(): boolean {
    return this.buckets.isReady;
  }

  async take(key: string, rate: Rate, amount: number): Promise<number> {
    for (;;) {
      const lease = this.leases.get(key);
      if (lease && this.clock.now().getTime() < lease.until) {
        if (lease.refused > 0) return lease.refused;
        if (lease.tokens >= amount) {
          lease.tokens -= amount;
          return 0;
        }
      }
      // Of many at once one asks, and the others see what it got.
      const asked = this.asking.get(key) ?? this.ask(key, rate, amount);
      await asked;
    }
  }

  private ask(key: string, rate: Rate, amount: number): Promise<Lease> {
    const asking = this.lease(key, rate, amount).finally(() => this.asking.delete(key));
    this.asking.set(key, asking);
    return asking;
  }

  private async lease(key: string, rate: Rate, amount: number): Promise<Lease> {
    const handful = Math.max(amount, Math.floor(rate.burst / LEASES));
    let tokens = handful;
    let refused = await this.buckets.take(key, rate, handful);
    if (refused > 0 && handful > amount) {
      tokens = amount;
      refused = await this.buckets.take(key, rate, amount);
    }
    const until = this.clock.now().getTime() + LEASE_MS;
    const lease = { tokens: refused > 0 ? 0 : tokens, refused, until };
    this.leases.delete(key);
    this.leases.set(key, lease);
    if (this.leases.size > MOST_KEYS) {
      const oldest = this.leases.keys().next().value;
      if (oldest !== undefined) this.leases.delete(oldest);
    }
    return lease;
  }
}
