import { describe, expect, it } from '@jest/globals';
import { Jobs, type EnqueueOptions } from '@keyledger/jobs';
import { orderAgain } from './order-again.js';

class WrittenDown extends Jobs {
  readonly orders: [string, EnqueueOptions | undefined][] = [];

  override enqueue(id: string, _queue: string, _payload: object, options?: EnqueueOptions) {
    this.orders.push([id, options]);
    return Promise.resolve();
  }
}

const now = new Date('2026-11-23T08:00:00.000Z');
const after = (ms: number) => new Date(now.getTime() + ms);

describe('Work that waits for a date', () => {
  it.each([
    ['event.owner-change', 90_000, 'event.owner-change#1', 90_000],
    ['event.owner-change#1', 400 * 86_400_000, 'event.owner-change#2', 86_400_000],
    ['event.owner-change#9', -5, 'event.owner-change#10', 1_000],
  ])('%s with %d ms to go is ordered as %s after %d ms', async (id, ms, next, delayMs) => {
    const jobs = new WrittenDown();
    await orderAgain(jobs, { id, queue: 'q', payload: {} }, after(ms), now);
    expect(jobs.orders).toEqual([[next, { delayMs }]]);
  });
});
