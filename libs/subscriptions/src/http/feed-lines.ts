import type { Clock } from '@keyledger/kernel';
import type { Audience } from '../feed/audience.js';
import type { FeedItem, OpenFeed } from '../feed/event-feed.js';
import { heartbeat } from './heartbeat.js';

export interface Poll {
  readonly feed: OpenFeed;
  readonly audience: Audience;
  /** Where the feed was opened; null: at the beginning of the log. */
  readonly from: string | null;
  /** Most events that are answered. */
  readonly limit: number;
  /** How long to wait for the first event when there is none. */
  readonly waitMs: number;
  readonly heartbeatMs: number;
  /** Ends the answer early, with its last line. */
  readonly signal: AbortSignal;
}

/**
 * The lines of one answer: events until there are none left, or `limit`; while there are none, heartbeats until the
 * wait is over. The last line is a heartbeat: whatever stands before it was told.
 */
export async function* feedLines(poll: Poll, clock: Clock): AsyncGenerator<string, void> {
  const { feed, audience, limit, waitMs, heartbeatMs, signal } = poll;
  const deadline = performance.now() + waitMs;
  let position = poll.from;
  let told = 0;
  let isAtEnd = false;
  const beat = (at: string) => line(heartbeat(audience.organizationId, at, clock.now()));
  const items = feed[Symbol.asyncIterator]();
  try {
    let next = items.next();
    while (told < limit && !signal.aborted) {
      const left = deadline - performance.now();
      if (isAtEnd && left <= 0) break;
      const item = await within(next, isAtEnd ? Math.min(left, heartbeatMs) : heartbeatMs, signal);
      if (item === 'later') {
        const isOver = signal.aborted || performance.now() >= deadline;
        if (position !== null && !isOver) yield beat(position);
        continue;
      }
      if (item.done) break;
      position = item.value.position;
      isAtEnd = item.value.kind === 'caughtUp';
      if (item.value.kind === 'event') {
        told += 1;
        yield line(item.value.event);
      }
      if (isAtEnd && told > 0) break;
      next = items.next();
    }
    if (position !== null) yield beat(position);
  } finally {
    await feed.close();
  }
}

const line = (record: object) => `${JSON.stringify(record)}\n`;

type Next = IteratorResult<FeedItem, void>;

/** The item, or `later` when it did not come within that time or the signal fired. */
async function within(
  next: Promise<Next>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<Next | 'later'> {
  let settle: () => void = () => undefined;
  const later = new Promise<'later'>((resolve) => {
    settle = () => resolve('later');
  });
  const timer = setTimeout(settle, milliseconds);
  signal.addEventListener('abort', settle, { once: true });
  try {
    return await Promise.race([next, later]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', settle);
  }
}
