import { describe, expect, it } from '@jest/globals';
import { FixedClock } from '@keyledger/kernel';
import { LeasedBuckets } from './leased-buckets.js';
import type { SharedBuckets } from './shared-rate-limits.js';

const rate = { burst: 100, perMinute: 600 };

/** Holds so many tokens and never gets more; notes what it is asked for. */
function bucketsOf(tokens: number) {
  const asked: number[] = [];
  const buckets: SharedBuckets = {
    isReady: true,
    async take(_key, _rate, amount) {
      asked.push(amount);
      if (tokens < amount) return 3;
      tokens -= amount;
      return 0;
    },
  };
  return { buckets, asked };
}

describe('Tokens by the handful', () => {
  it('are asked for once for many requests, also when these come at once', async () => {
    const { buckets, asked } = bucketsOf(100);
    const leased = new LeasedBuckets(buckets, new FixedClock(new Date(0)));
    const answers = await Promise.all(Array.from({ length: 10 }, () => leased.take('a', rate, 1)));
    expect(answers).toEqual(Array(10).fill(0));
    expect(asked).toEqual([5, 5]);
    await leased.take('b', rate, 1);
    expect(asked).toHaveLength(3);
  });

  it('are never more than the bucket held', async () => {
    const { buckets } = bucketsOf(23);
    const leased = new LeasedBuckets(buckets, new FixedClock(new Date(0)));
    const answers = await Promise.all(Array.from({ length: 60 }, () => leased.take('a', rate, 1)));
    expect(answers.filter((wait) => wait === 0)).toHaveLength(23);
    expect(new Set(answers)).toEqual(new Set([0, 3]));
  });

  it('that are refused are not asked for again within a second, and then are', async () => {
    const { buckets, asked } = bucketsOf(0);
    const clock = new FixedClock(new Date(0));
    const leased = new LeasedBuckets(buckets, clock);
    expect(await leased.take('a', rate, 1)).toBe(3);
    expect(await leased.take('a', rate, 1)).toBe(3);
    expect(asked).toEqual([5, 1]);
    clock.advance(1_000);
    expect(await leased.take('a', rate, 1)).toBe(3);
    expect(asked).toHaveLength(4);
  });

  it('are given up after a second', async () => {
    const { buckets, asked } = bucketsOf(100);
    const clock = new FixedClock(new Date(0));
    const leased = new LeasedBuckets(buckets, clock);
    await leased.take('a', rate, 1);
    clock.advance(1_000);
    await leased.take('a', rate, 1);
    expect(asked).toEqual([5, 5]);
  });

  it('hear of a failure, all who wait for it', async () => {
    const failing: SharedBuckets = {
      isReady: true,
      take: () => Promise.reject(new Error('away')),
    };
    const leased = new LeasedBuckets(failing, new FixedClock(new Date(0)));
    const answers = await Promise.allSettled([1, 2, 3].map(() => leased.take('a', rate, 1)));
    expect(answers.map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
  });
});
