import { describe, expect, it } from '@jest/globals';
import { FixedClock } from '@keyledger/kernel';
import { InProcessRateLimits } from './in-process-rate-limits.js';

const rate = { burst: 2, perMinute: 6 };

describe('Rate limits in a process', () => {
  it('let a burst through, then say when to come back', async () => {
    const limits = new InProcessRateLimits(new FixedClock(new Date(0)));
    expect(await Promise.all([1, 2, 3].map(() => limits.take('a', rate)))).toEqual([0, 0, 10]);
  });

  it('let one through again after that time', async () => {
    const clock = new FixedClock(new Date(0));
    const limits = new InProcessRateLimits(clock);
    for (let n = 0; n < 3; n += 1) await limits.take('a', rate);
    clock.advance(9_999);
    expect(await limits.take('a', rate)).toBe(1);
    clock.advance(1);
    expect(await limits.take('a', rate)).toBe(0);
  });

  it('count each caller apart', async () => {
    const limits = new InProcessRateLimits(new FixedClock(new Date(0)));
    for (let n = 0; n < 3; n += 1) await limits.take('a', rate);
    expect(await limits.take('b', rate)).toBe(0);
  });

  it('are not opened by a clock that jumps back', async () => {
    const clock = new FixedClock(new Date(1_000_000));
    const limits = new InProcessRateLimits(clock);
    for (let n = 0; n < 2; n += 1) await limits.take('a', rate);
    clock.advance(-500_000);
    expect(await limits.take('a', rate)).toBe(10);
  });

  it('forget who came least recently when they are full', async () => {
    const limits = new InProcessRateLimits(new FixedClock(new Date(0)), 2);
    for (let n = 0; n < 3; n += 1) await limits.take('a', rate);
    await limits.take('b', rate);
    await limits.take('c', rate);
    expect(await limits.take('a', rate)).toBe(0);
  });
});
