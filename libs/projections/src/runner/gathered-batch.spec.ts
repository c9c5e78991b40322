import { describe, expect, it } from '@jest/globals';
import type { Position, StoredEvent } from '@keyledger/event-store';
import { GatheredBatch } from './gathered-batch.js';

const batchTo = (to: string, count = 1) => ({ decoded: [], count, to: to as Position });
const eventOf = (units: number) => ({ data: 'x'.repeat(units), meta: '' }) as StoredEvent;

describe('batches that are applied together', () => {
  it('are as many as ten, and end where the last of them ends', () => {
    const gathered = new GatheredBatch();
    for (let n = 0; n < 10; n += 1) {
      expect(gathered.isFull).toBe(false);
      gathered.add(batchTo(`log:${n}`, 5), [eventOf(100)]);
    }
    expect(gathered.isFull).toBe(true);
    expect(gathered.batch).toEqual(batchTo('log:9', 50));
  });

  it('are fewer where events are long', () => {
    const gathered = new GatheredBatch();
    gathered.add(batchTo('log:0'), [eventOf(5_000_000)]);
    expect(gathered.isFull).toBe(false);
    gathered.add(batchTo('log:1'), [eventOf(5_000_000)]);
    expect(gathered.isFull).toBe(true);
  });
});
