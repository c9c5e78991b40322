import { describe, expect, it } from '@jest/globals';
import { DenialLimit, RECORDS_PER_WINDOW, WINDOW_MS } from './denial-limit.js';

describe('The limit on recorded denials', () => {
  it('writes the first of a window one by one and sums the rest up once', () => {
    const limit = new DenialLimit<number>();
    const admitted = Array.from({ length: 25 }, (_, n) => limit.admit('li', n, 1_000));
    expect(admitted.filter(Boolean)).toHaveLength(RECORDS_PER_WINDOW);
    expect(limit.due(1_000 + WINDOW_MS - 1)).toEqual([]);
    expect(limit.due(1_000 + WINDOW_MS)).toEqual([{ denial: 24, suppressed: 14 }]);
    expect(limit.due(Infinity)).toEqual([]);
  });

  it('counts each actor apart, and starts anew after the window', () => {
    const limit = new DenialLimit<number>();
    for (let n = 0; n < RECORDS_PER_WINDOW; n += 1) limit.admit('li', n, 0);
    expect(limit.admit('li', 10, 0)).toBe(false);
    expect(limit.admit('wang', 10, 0)).toBe(true);
    limit.due(WINDOW_MS);
    expect(limit.admit('li', 11, WINDOW_MS)).toBe(true);
  });
});
