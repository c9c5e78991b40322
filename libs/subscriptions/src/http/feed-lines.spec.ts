import { describe, expect, it } from '@jest/globals';
import { FixedClock } from '@keyledger/kernel';
import type { FeedItem, OpenFeed } from '../feed/event-feed.js';
import { feedLines, type Poll } from './feed-lines.js';

const position = (n: number) => `log:${String(n).padStart(20, '0')}` as never;
const event = (n: number) =>
  ({
    kind: 'event',
    position: position(n),
    event: { type: 'told', position: position(n) },
  }) as unknown as FeedItem;
const caughtUp = (n: number): FeedItem => ({ kind: 'caughtUp', position: position(n) });

/** A feed of these items, which then stays open until it is closed. */
function feed(...items: readonly FeedItem[]) {
  let close = () => undefined as void;
  const closed = new Promise<void>((resolve) => (close = resolve));
  const state = { closed: false };
  const open = {
    async *[Symbol.asyncIterator]() {
      yield* items;
      await closed;
    },
    close: async () => {
      state.closed = true;
      close();
    },
  };
  return { open: open as unknown as OpenFeed, state };
}

async function told(open: OpenFeed, wish: Partial<Poll> = {}): Promise<string[]> {
  const audience = {
    organizationId: 'o',
    departmentIds: null,
    subjectFormat: 'ACCOUNT_ID',
    types: null,
  } as const;
  const { signal } = new AbortController();
  const poll = {
    feed: open,
    audience,
    from: position(1),
    limit: 10,
    waitMs: 0,
    heartbeatMs: 1_000,
    signal,
    ...wish,
  };
  const lines: string[] = [];
  for await (const line of feedLines(poll, new FixedClock(new Date(0)))) {
    const { type, position: at } = JSON.parse(line) as { type: string; position: string };
    lines.push(`${type} ${Number(at.slice(-20))}`);
  }
  return lines;
}
const BEAT = 'keyledger.feed.heartbeat.v1';

describe('The lines of a poll', () => {
  it('end at the end of the log, with where to go on', async () => {
    const { open, state } = feed(event(2), event(3), caughtUp(5));
    expect(await told(open)).toEqual(['told 2', 'told 3', `${BEAT} 5`]);
    expect(state.closed).toBe(true);
  });

  it('end at the limit, behind the last event that was told', async () => {
    expect(await told(feed(event(2), event(3), caughtUp(5)).open, { limit: 1 })).toEqual([
      'told 2',
      `${BEAT} 2`,
    ]);
  });

  it('hold a wait open with heartbeats, and end with it', async () => {
    const lines = await told(feed(caughtUp(4)).open, { waitMs: 1_000, heartbeatMs: 20 });
    expect(lines.length).toBeGreaterThan(2);
    expect(new Set(lines)).toEqual(new Set([`${BEAT} 4`]));
  });

  it('end at once when told to', async () => {
    const poll = new AbortController();
    const waiting = told(feed(caughtUp(4)).open, {
      waitMs: 60_000,
      heartbeatMs: 60_000,
      signal: poll.signal,
    });
    poll.abort();
    expect(await waiting).toEqual([`${BEAT} 1`]);
  });
});
