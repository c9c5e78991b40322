import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent, Subscription, SubscriptionItem } from '../event-store.port.js';
import { LogTail } from './log-tail.js';
import { FollowedLog, positionAt } from './testing/followed-log.js';

/** Takes items one by one, as a consumer in its own pace does. */
class Reader {
  readonly seen: StoredEvent[] = [];
  pulling: Promise<unknown> | null = null;
  private readonly items: AsyncIterator<SubscriptionItem, void>;

  constructor(readonly subscription: Subscription) {
    this.items = subscription[Symbol.asyncIterator]() as AsyncIterator<SubscriptionItem, void>;
  }

  async next(): Promise<SubscriptionItem | undefined> {
    const { value } = await this.items.next();
    if (value?.kind === 'events') this.seen.push(...value.events);
    return value ?? undefined;
  }

  /** Asks for an item unless one is being waited for. */
  pull(): void {
    this.pulling ??= this.next().finally(() => (this.pulling = null));
  }

  async untilSeen(revision: number): Promise<void> {
    while (this.seen.at(-1)?.revision !== revision)
      if (!(await this.next())) throw new Error('It ended');
  }

  async untilCaughtUp(): Promise<void> {
    while ((await this.next())?.kind !== 'caughtUp');
  }

  get revisions(): number[] {
    return this.seen.map(({ revision }) => revision);
  }
}

/** Lets everybody come as far as they do without anything new. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const upTo = (last: number, first = 0) =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n);

describe('The tail of the log', () => {
  let log: FollowedLog;
  let tail: LogTail;

  beforeEach(() => {
    log = new FollowedLog();
    tail = new LogTail(log.follow, { events: 10, text: 1_000 });
  });

  const read = (from: number | null, options = {}) =>
    new Reader(tail.subscribe(from === null ? null : positionAt(from), options));

  async function atTheEnd(count: number): Promise<Reader[]> {
    const readers = Array.from({ length: count }, () => read(log.events.length - 1));
    await Promise.all(readers.map((reader) => reader.untilCaughtUp()));
    return readers;
  }

  it('is read once for all, and an event is the same object to each', async () => {
    log.append(3);
    const readers = await atTheEnd(4);
    log.append(5);
    await Promise.all(readers.map((reader) => reader.untilSeen(7)));
    expect(log.reads).toBe(1);
    expect(log.open).toBe(1);
    for (const { seen } of readers)
      expect(seen.every((event, n) => event === log.events[3 + n])).toBe(true);
  });

  it('takes in who begins at the beginning or in the middle, without a gap and without repeating', async () => {
    log.append(40);
    const readers = [read(null, { batchSize: 7 }), read(19, { batchSize: 3 }), read(39)];
    await Promise.all(readers.map((reader) => reader.untilCaughtUp()));
    expect(readers.map(({ revisions }) => revisions)).toEqual([upTo(39), upTo(39, 20), []]);
    log.append(2);
    await Promise.all(readers.map((reader) => reader.untilSeen(41)));
    expect(readers.map(({ revisions }) => revisions)).toEqual([
      upTo(41),
      upTo(41, 20),
      upTo(41, 40),
    ]);
    expect(log.open).toBe(1);
  });

  it('holds what the slowest has yet to take, and nothing when all have taken it', async () => {
    const [slow, quick] = (await atTheEnd(2)) as [Reader, Reader];
    log.append(10);
    await quick.untilSeen(9);
    expect(held()).toBe(10);
    await slow.untilSeen(9);
    expect(held()).toBe(0);
    expect(log.opened).toBe(2);
  });

  it.each([
    ['events', 30, 'x'],
    ['text', 6, 'x'.repeat(300)],
  ])(
    'lets go of who is further behind than its limit of %s, who follows alone until it is back',
    async (_limit, count, text) => {
      const [slow, quick] = (await atTheEnd(2)) as [Reader, Reader];
      for (let n = 0; n < count; n += 1) {
        log.append(1, text);
        await quick.untilSeen(n);
      }
      expect(held()).toBe(0);
      const { opened } = log;
      await slow.untilSeen(count - 1);
      await slow.untilCaughtUp();
      expect(log.opened).toBe(opened + 1);
      expect(log.open).toBe(1);
      log.append(1);
      const { reads } = log;
      await Promise.all([slow.untilSeen(count), quick.untilSeen(count)]);
      expect(log.reads).toBe(reads + 1);
      expect(slow.revisions).toEqual(upTo(count));
    },
  );

  it('leaves reading to others for those who have patience, and reads for them when nobody does', async () => {
    const [prompt] = (await atTheEnd(1)) as [Reader];
    const patient = read(-1, { patienceMs: 86_400_000 });
    await patient.untilCaughtUp();
    const taken = patient.next();
    await settled();
    log.append(3);
    await settled();
    expect(log.reads).toBe(0);
    await prompt.untilSeen(2);
    await taken;
    expect(patient.revisions).toEqual(upTo(2));
    expect(log.reads).toBe(1);
    await prompt.subscription.close();
    const hasty = read(2, { patienceMs: 1 });
    await hasty.untilCaughtUp();
    log.append(1);
    await hasty.untilSeen(3);
    await patient.subscription.close();
    await hasty.subscription.close();
  });

  it('tells everybody who waits when it cannot be read, and each goes on as it was', async () => {
    const readers = await atTheEnd(3);
    const waiting = readers.map((reader) => reader.next());
    await settled();
    log.failures.push(new Error('no such table'));
    log.append(1);
    for (const one of waiting) await expect(one).rejects.toThrow('no such table');
    expect(log.open).toBe(0);
    const again = read(-1);
    await again.untilSeen(0);
  });

  it('ends with its last reader, and every reader with the tail, also while it waits', async () => {
    const readers = await atTheEnd(3);
    const waiting = readers.map((reader) => reader.next());
    await settled();
    await readers[0]?.subscription.close();
    expect(await waiting[0]).toBeUndefined();
    expect(log.open).toBe(1);
    await tail.close();
    expect(await Promise.all(waiting)).toEqual([undefined, undefined, undefined]);
    expect(log.open).toBe(0);
  });

  it('begins anew with who is at the end of the log where nobody reads on', async () => {
    const slow = read(-1, { batchSize: 5 });
    await slow.untilCaughtUp();
    log.append(100);
    const [newcomer] = (await atTheEnd(1)) as [Reader];
    log.append(1);
    await newcomer.untilSeen(100);
    expect(log.reads).toBe(1);
    await slow.untilSeen(100);
    expect(slow.revisions).toEqual(upTo(100));
  });

  it('goes on for who waits in it when somebody stands further ahead', async () => {
    const [reader] = (await atTheEnd(1)) as [Reader];
    const waiting = reader.next();
    await settled();
    const ahead = read(4);
    await ahead.untilCaughtUp();
    log.append(6);
    await waiting;
    await Promise.all([reader.untilSeen(5), ahead.untilSeen(5)]);
    expect(reader.revisions).toEqual(upTo(5));
    expect(ahead.revisions).toEqual([5]);
    expect(log.opened).toBe(2);
    expect(log.reads).toBe(1);
  });

  it('is left to who waits in it when somebody who stands before it comes to the end of the log', async () => {
    const ahead = read(4);
    await ahead.untilCaughtUp();
    const waiting = ahead.next();
    await settled();
    const [reader] = (await atTheEnd(1)) as [Reader];
    log.append(6);
    await waiting;
    await reader.untilSeen(5);
    expect([ahead.revisions, reader.revisions]).toEqual([[5], upTo(5)]);
    expect(log.opened).toBe(2);
  });

  it('shows each reader what the log holds after its place, whatever the order of things', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ append: fc.integer({ min: 1, max: 9 }) }) },
      { weight: 9, arbitrary: fc.record({ pull: fc.nat(5) }) },
      { weight: 1, arbitrary: fc.record({ close: fc.nat(5) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          open: fc.nat(60),
          batchSize: fc.integer({ min: 1, max: 8 }),
          patienceMs: fc.nat(1),
        }),
      },
      { weight: 3, arbitrary: fc.constant({ turn: true }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
        log = new FollowedLog();
        tail = new LogTail(log.follow, { events: 6, text: 1_000 });
        const readers: { from: number; reader: Reader; isOpen: boolean }[] = [];
        for (const one of steps) {
          if ('append' in one) log.append(one.append);
          if ('open' in one) {
            const from = Math.min(one.open, log.events.length) - 1;
            readers.push({ from, reader: read(from < 0 ? null : from, one), isOpen: true });
          }
          if ('pull' in one) readers[one.pull]?.reader.pull();
          const closing = 'close' in one ? readers[one.close] : undefined;
          if (closing) {
            closing.isOpen = false;
            await closing.reader.subscription.close();
          }
          if ('turn' in one) await settled();
        }
        log.append(1);
        const last = log.events.length - 1;
        await Promise.all(
          readers.map(async ({ reader, isOpen }) => {
            await reader.pulling;
            if (isOpen) await reader.untilSeen(last);
          }),
        );
        for (const { from, reader, isOpen } of readers) {
          const { revisions } = reader;
          const all = upTo(last, from + 1);
          expect(revisions).toEqual(isOpen ? all : all.slice(0, revisions.length));
        }
        await tail.close();
        expect(log.open).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  function held(): number {
    return (tail as unknown as { held: readonly unknown[] }).held.length;
  }
});
