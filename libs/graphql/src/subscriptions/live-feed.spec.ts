import { describe, expect, it } from '@jest/globals';
import { FeedOverrun, LiveFeed } from './live-feed.js';

describe('A live feed', () => {
  it('hands on what is wanted, in order, whether or not it is waited for', async () => {
    const feed = new LiveFeed<number>();
    const even = feed.subscribe((value) => value % 2 === 0);
    const first = even.next();
    for (const value of [1, 2, 3, 4]) feed.publish(value);
    expect(await first).toEqual({ done: false, value: 2 });
    expect(await even.next()).toEqual({ done: false, value: 4 });
  });

  it('lets go of a listener that ends while it waits', async () => {
    const feed = new LiveFeed<number>();
    const values = feed.subscribe();
    const waiting = values.next();
    await values.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(feed.listeners).toBe(0);
  });

  it('ends a listener that falls behind, and no other', async () => {
    const feed = new LiveFeed<number>(2);
    const slow = feed.subscribe();
    const quick = feed.subscribe();
    for (const value of [1, 2, 3]) {
      const next = quick.next();
      feed.publish(value);
      expect(await next).toEqual({ done: false, value });
    }
    await expect(slow.next()).rejects.toThrow(FeedOverrun);
    expect(feed.listeners).toBe(1);
  });
});
