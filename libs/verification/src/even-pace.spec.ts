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
    for (const ms of [0, 50, 150]) {
      const elapsed = await took(() => evenPace(300, busyFor(ms)));
      expect(elapsed).toBeGreaterThanOrEqual(300);
      expect(elapsed).toBeLessThan(590);
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
