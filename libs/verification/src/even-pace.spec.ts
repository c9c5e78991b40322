import { describe, expect, it } from '@jest/globals';
import { evenPace } from './even-pace.js';

async function took(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work().catch(() => undefined);
  return performance.now() - startedAt;
}

const busyFor = (ms: number) => async (): Promise<void> => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

describe('An even pace', () => {
  it('answers at the tick, whatever the work took', async () => {
    const works = [0, 50, 150].map((ms) => took(() => evenPace(1_500, busyFor(ms))));
    for (const elapsed of await Promise.all(works)) {
      expect(elapsed).toBeGreaterThanOrEqual(1_500);
      expect(elapsed).toBeLessThan(2_900);
    }
  });

  it('answers at the next one when the work takes longer', async () => {
    expect(await took(() => evenPace(40, busyFor(50)))).toBeGreaterThanOrEqual(80);
  });

  it('keeps failures to it as well', async () => {
    const failing = () => Promise.reject(new Error('no'));
    expect(await took(() => evenPace(60, failing))).toBeGreaterThanOrEqual(60);
    await expect(evenPace(0, failing)).rejects.toThrow('no');
  });
});
