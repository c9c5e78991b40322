import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountLocked } from '@keyledger/accounts';
import { eventStoreMigrations, type CodecHead, type StoredEvent } from '@keyledger/event-store';
import { testEventStore, type TestEventStore } from '@keyledger/event-store/testing';
import { newId } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { LogFeed } from '@keyledger/projections';
import type { AccountSubjects } from '../../feed/account-subjects.js';
import { ToldEvents } from '../../feed/told-events.js';
import type { PauseCause } from '../subscription.events.js';
import type { Courier } from './courier.js';
import { DeliveryRows } from './delivery-rows.js';
import { PROBE_EVERY_MS } from './receiver-health.js';
import { MOST_TRIES } from './retry-schedule.js';
import { SubscriptionRun } from './subscription-run.js';
import { webhookDeliveryMigration } from './webhook-delivery.migration.js';
import type { Attempt } from './webhook-sender.js';

const ORGANIZATION = newId();
const SUBSCRIPTION = newId();
const HOUR = 3_600_000;
const DELIVERED: Attempt = { outcome: 'delivered' };
const FAILED: Attempt = { outcome: 'failed', code: 'HTTP_500', isGone: false, retryAfterMs: null };

let database: TestDatabase;
let kit: TestEventStore;
let rows: DeliveryRows;
let feed: LogFeed;
let now: number;
let answer: (stored: StoredEvent) => Attempt;
const heads = new Map<string, CodecHead>();
let tried: string[];
let taken: string[];
let paused: PauseCause[];
const ends: (() => Promise<void>)[] = [];

beforeEach(async () => {
  database = await testDatabase({
    migrations: [...eventStoreMigrations, webhookDeliveryMigration],
  });
  kit = await testEventStore(database, [AccountLocked]);
  rows = new DeliveryRows(database.postgres);
  feed = new LogFeed(kit.store, {}, 100);
  now = Date.parse('2026-11-23T08:00:00.000Z');
  answer = () => DELIVERED;
  [tried, taken, paused] = [[], [], []];
  heads.clear();
  await rows.open(SUBSCRIPTION, ORGANIZATION, await kit.store.headPosition(), new Date(now));
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await feed.close();
  await kit.close();
  await database.drop();
});

/** Locks an account once more: `a 0`, `a 1` and so on. */
async function lock(account: string): Promise<void> {
  const stream = `account-${account}`;
  const head = heads.get(stream) ?? 'none';
  const context = {
    organizationId: ORGANIZATION,
    actor: { kind: 'SYSTEM', id: 'test', role: null },
    commandId: newId(),
    correlationId: newId(),
  } as const;
  const data = { ownerId: newId(), note: null, until: null };
  const at = new Date();
  const events = await kit.codec.encode(
    stream,
    head,
    [{ type: 'AccountLocked', data }],
    context,
    at,
  );
  const appended = await kit.store.append(stream, head, events);
  heads.set(stream, { ...appended.head, recordedAt: at.toISOString() });
}

/** The receiver's side is the test's; everything else is as the worker runs it. */
async function start(): Promise<() => Promise<void>> {
  const courier = {
    restMs: () => 0,
    carry: async (stored: StoredEvent) => {
      const name = `${stored.stream.slice('account-'.length)} ${stored.revision}`;
      tried.push(name);
      const attempt = answer(stored);
      if (attempt.outcome === 'delivered') taken.push(name);
      return attempt;
    },
    close: async () => undefined,
  } as unknown as Courier;
  const row = await rows.find(SUBSCRIPTION);
  if (!row) throw new Error('There is no row');
  const run = new SubscriptionRun(row, {
    ...{ store: kit.store, feed, rows, courier, observer: {}, now: () => now },
    told: new ToldEvents(kit.codec, null as unknown as AccountSubjects),
    audience: {
      organizationId: ORGANIZATION,
      departmentIds: null,
      subjectFormat: 'ACCOUNT_ID',
      types: null,
    },
    pause: (cause) => void paused.push(cause),
  });
  const running = run.run();
  const end = async () => {
    run.end();
    await running;
  };
  ends.push(end);
  return end;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}
const isAtEnd = async () =>
  (await rows.find(SUBSCRIPTION))?.checkpoint === (await kit.store.headPosition());

describe('A subscription that runs', () => {
  it('delivers, and moves its checkpoint to the end of the log', async () => {
    await start();
    for (const account of ['a', 'b', 'a']) await lock(account);
    await until(() => taken.length === 3);
    expect(taken.filter((name) => name.startsWith('a'))).toEqual(['a 0', 'a 1']);
    await until(isAtEnd);
  });

  it('reads nothing new for a receiver that is down but one event in five minutes, until it is back', async () => {
    answer = () => FAILED;
    await start();
    for (let n = 0; n < 5; n += 1) await lock(`a${n}`);
    await until(() => tried.length === 5);
    for (let n = 5; n < 9; n += 1) await lock(`a${n}`);
    // Whoever came first waits for 5 s; those that came later are not touched.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(tried).toHaveLength(5);
    now += PROBE_EVERY_MS - 1;
    await until(() => tried.length === 10);
    expect(new Set(tried)).toEqual(new Set(['a0 0', 'a1 0', 'a2 0', 'a3 0', 'a4 0']));
    now += PROBE_EVERY_MS;
    answer = () => DELIVERED;
    await until(() => taken.length === 9);
    await until(isAtEnd);
    expect(await rows.waiting(SUBSCRIPTION)).toEqual([]);
  });

  it('tries an event that fails alone at its own times, however well others do', async () => {
    answer = ({ stream }) => (stream === 'account-a' ? FAILED : DELIVERED);
    await start();
    await lock('a');
    await until(() => tried.length === 1);
    for (let n = 0; n < 20; n += 1) await lock(`b${n}`);
    await until(() => taken.length === 20);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(tried.filter((name) => name === 'a 0')).toHaveLength(1);
    now += 6_000;
    await until(() => tried.filter((name) => name === 'a 0').length === 2);
  });

  it('gives an event up after its last try, and goes on with its account', async () => {
    answer = ({ stream, revision }) =>
      stream === 'account-a' && revision === 0 ? FAILED : DELIVERED;
    await start();
    await lock('a');
    await lock('a');
    for (let n = 1; n < MOST_TRIES; n += 1) {
      await until(() => tried.filter((name) => name === 'a 0').length === n);
      expect(taken).not.toContain('a 1');
      now += 27 * HOUR;
    }
    await until(() => taken.includes('a 1'));
    expect(await rows.dead(SUBSCRIPTION, 10)).toMatchObject([
      { stream: 'account-a', revision: 0, tries: MOST_TRIES, last_failure: 'HTTP_500' },
    ]);
    await until(isAtEnd);
  });

  it('is to be paused once nothing was delivered for four days', async () => {
    answer = () => FAILED;
    await start();
    await lock('a');
    await until(() => tried.length === 1);
    expect(paused).toEqual([]);
    now += 96 * HOUR;
    await until(() => paused.length > 0);
    expect(paused).toEqual(['FAILING']);
  });

  it('waits for everybody when the receiver says how long', async () => {
    answer = ({ stream }) =>
      stream === 'account-a' ? { ...FAILED, code: 'HTTP_429', retryAfterMs: 60_000 } : DELIVERED;
    await start();
    await lock('a');
    await until(() => tried.length === 1);
    await lock('b');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(tried).toEqual(['a 0']);
    now += 60_000;
    await until(() => taken.includes('b 0'));
  });

  it('goes on after it was ended, with what waited in its place', async () => {
    answer = ({ stream }) => (stream === 'account-a' ? FAILED : DELIVERED);
    const end = await start();
    await lock('a');
    await until(async () => (await rows.waiting(SUBSCRIPTION)).length === 1);
    for (const account of ['b', 'a', 'b']) await lock(account);
    // What waits is kept, so that the checkpoint does not wait with it.
    await until(async () => (await rows.waiting(SUBSCRIPTION)).length === 2);
    await until(isAtEnd);
    await end();
    answer = () => DELIVERED;
    await lock('a');
    now += HOUR;
    await start();
    await until(() => taken.filter((name) => name.startsWith('a')).length === 3);
    expect(taken.filter((name) => name.startsWith('a'))).toEqual(['a 0', 'a 1', 'a 2']);
    await until(isAtEnd);
  });

  it('delivers nothing twice while the database is slow to take its checkpoints', async () => {
    const { move } = rows;
    rows.move = async (...asked) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 900));
      return move.apply(rows, asked);
    };
    await start();
    for (let n = 0; n < 12; n += 1) {
      await lock(`a${n}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await until(isAtEnd);
    expect(taken).toHaveLength(12);
  });

  it('ends when somebody else moved its checkpoint', async () => {
    const end = await start();
    await database.postgres.pool.query(`UPDATE webhook_delivery SET checkpoint = NULL`);
    await lock('a');
    await until(() => taken.length === 1);
    // It ends by itself; ending it once more waits for that.
    await end();
    expect((await rows.find(SUBSCRIPTION))?.checkpoint).toBeNull();
  });
});
