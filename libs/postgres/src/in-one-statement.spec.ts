import { describe, expect, it } from '@jest/globals';
import { inOneStatement } from './in-one-statement.js';

function doubling() {
  const runs: number[][] = [];
  const double = inOneStatement((requests: readonly number[]) => {
    runs.push([...requests]);
    return requests.includes(13)
      ? Promise.reject(new Error('no'))
      : Promise.resolve(requests.map((n) => n * 2));
  });
  return { runs, double };
}

const aTurnLater = () => new Promise((resolve) => setImmediate(resolve));

describe('requests in one statement', () => {
  it('are those of the same turn of the event loop and the next, also the same ones; later ones are another', async () => {
    const { runs, double } = doubling();
    const asked = [double(1), double(2), double(2), aTurnLater().then(() => double(3))];
    expect(await Promise.all(asked)).toEqual([2, 4, 4, 6]);
    expect(await double(1)).toBe(2);
    expect(runs).toEqual([[1, 2, 2, 3], [1]]);
  });

  it('are 64 at the most', async () => {
    const { runs, double } = doubling();
    const wanted = Array.from({ length: 100 }, (_, n) => n + 20);
    expect(await Promise.all(wanted.map(double))).toEqual(wanted.map((n) => n * 2));
    expect(runs.map(({ length }) => length)).toEqual([64, 36]);
  });

  it('all hear what the statement fails with, and the next one goes on', async () => {
    const { double } = doubling();
    const settled = await Promise.allSettled([double(1), double(13)]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await double(1)).toBe(2);
  });
});
