import { describe, expect, it } from '@jest/globals';
import { HashQueueFull } from './hash-queue-full.js';
import { HashQueue } from './hash-queue.js';

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('the hash queue', () => {
  it('runs no more than its concurrency at once and keeps the order of arrival', async () => {
    const queue = new HashQueue({ concurrency: 2, limit: 10 });
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const work = (n: number) => async () => {
      started.push(n);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return n;
    };
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => queue.run(work(n))));
    expect(results).toEqual([1, 2, 3, 4, 5, 6]);
    expect(started).toEqual([1, 2, 3, 4, 5, 6]);
    expect(most).toBe(2);
  });

  it('refuses at once when its limit of waiting callers is reached, and says when to come back', async () => {
    const refusals: number[] = [];
    const observer = { depth: () => {}, refused: () => refusals.push(1), finished: () => {} };
    const queue = new HashQueue({ concurrency: 1, limit: 1, observer });
    const { opened, open } = gate();
    const running = queue.run(() => opened);
    const waiting = queue.run(() => Promise.resolve('in the end'));
    const refused = await queue.run(() => Promise.resolve()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HashQueueFull);
    expect((refused as HashQueueFull).toRejection()).toMatchObject({ code: 'Busy', retryAfter: 1 });
    expect(refusals).toHaveLength(1);
    open();
    await running;
    expect(await waiting).toBe('in the end');
  });

  it('gives its place on after a failure', async () => {
    const queue = new HashQueue({ concurrency: 1, limit: 5 });
    const failed = queue.run(() => Promise.reject(new Error('broken')));
    const next = queue.run(() => Promise.resolve('fine'));
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('fine');
  });

  it('reports its depth back to zero when all is done', async () => {
    const depths: [number, number][] = [];
    const observer = {
      depth: (waiting: number, running: number) => depths.push([waiting, running]),
      refused: () => {},
      finished: () => {},
    };
    const queue = new HashQueue({ concurrency: 1, limit: 5, observer });
    await Promise.all([queue.run(() => Promise.resolve()), queue.run(() => Promise.resolve())]);
    expect(depths).toContainEqual([1, 1]);
    expect(depths.at(-1)).toEqual([0, 0]);
  });
});
