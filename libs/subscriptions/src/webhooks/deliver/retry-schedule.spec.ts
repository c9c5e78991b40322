import { describe, expect, it } from '@jest/globals';
import { MOST_TRIES, waitAfter } from './retry-schedule.js';

const none = () => 0;

describe('The schedule of tries', () => {
  it('is the standard’s, over more than three days', () => {
    const waits = Array.from(
      { length: MOST_TRIES - 1 },
      (_, n) => waitAfter(n + 1, null, none) ?? 0,
    );
    expect(waits.map((wait) => wait / 1000)).toEqual([
      5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
    ]);
    expect(waitAfter(MOST_TRIES, null, none)).toBeNull();
  });

  it('spreads what failed together', () => {
    expect(waitAfter(1, null, () => 0.999)).toBeCloseTo(5_500, -1);
  });

  it('never comes before the receiver wants it', () => {
    expect(waitAfter(1, 60_000, none)).toBe(60_000);
    expect(waitAfter(2, 60_000, none)).toBe(300_000);
  });
});
