import { describe, expect, it } from '@jest/globals';
import { waitUntil } from './wait-until.js';

describe('Waiting until a moment', () => {
  it('never ends before it, not by a fraction of a millisecond', async () => {
    for (let n = 0; n < 40; n += 1) {
      const moment = performance.now() + 2 + n / 40;
      await waitUntil(moment);
      expect(performance.now()).toBeGreaterThanOrEqual(moment);
    }
  });

  it('ends at once where the moment is over', async () => {
    const before = performance.now();
    await waitUntil(before - 10_000);
    expect(performance.now() - before).toBeLessThan(9_000);
  });
});
