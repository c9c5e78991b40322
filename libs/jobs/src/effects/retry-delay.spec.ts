import { describe, expect, it } from '@jest/globals';
import { retryDelayMs } from './retry-delay.js';

describe('the wait before the next try', () => {
  it('doubles each time and ends at a quarter of an hour', () => {
    const waits = [1, 2, 3, 10, 11, 50].map((attempt) => retryDelayMs(attempt, 1));
    expect(waits).toEqual([1_000, 2_000, 4_000, 512_000, 900_000, 900_000]);
  });

  it('lies between half and all of that', () => {
    expect(retryDelayMs(3, 0)).toBe(2_000);
    expect(retryDelayMs(3, 0.5)).toBe(3_000);
  });
});
