import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@keyledger/event-store';
import { testDatabase } from '@keyledger/postgres/testing';
import type { TestDatabase } from '@keyledger/postgres/testing';
import { projectionMigrations } from '../projection.migrations.js';
import type { Reactor } from '../reactor.js';
import { MemoryLog } from '../testing/memory-log.js';
import { ReactorNotInstalled, installReactors } from './install-reactors.js';
import { ReactorOperations } from './reactor-operations.js';
import { ReactorRunner } from './reactor-runner.js';
import type { ReactorRunnerOptions } from './reactor-runner.js';

let database: TestDatabase;
let log: MemoryLog;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  database = await testDatabase({ migrations: projectionMigrations, max: 20 });
});
beforeEach(() => {
  log = new MemoryLog();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => database.drop());

/** Remembers the numbers it was given, and tells who waits for one. */
class Remembering implements Reactor {
  readonly eventTypes = ['Numbered'];
  readonly seen: number[] = [];
  private waiting: (() => void)[] = [];

  constructor(
    readonly name: string,
    private readonly before: (number: number) => Promise<void> = async () => undefined,
  ) {}

  async react(event: RecordedEvent): Promise<void | 'NOTHING_TO_DO'> {
    const { number } = event.data as { number: number };
    await this.before(number);
    this.seen.push(number);
    for (const wake of this.waiting.splice(0)) wake();
    return number < 0 ? 'NOTHING_TO_DO' : undefined;
  }

  async saw(number: number): Promise<void> {
    while (!this.seen.includes(number))
      await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

function number(...numbers: readonly number[]): void {
  log.record(...numbers.map((one) => ({ type: 'Numbered', data: { number: one } })));
}

const install = (...reactors: readonly Reactor[]) =>
  installReactors(
    database.postgres,
    log,
    reactors.map(({ name }) => name),
  );

async function run(reactors: readonly Reactor[], options: ReactorRunnerOptions = {}) {
  const runner = new ReactorRunner(database.postgres, log, log, reactors, {
    examineEveryMs: 50,
    ...options,
  });
  closing.push(() => runner.stop());
  await runner.start();
  return runner;
}

describe('a reactor', () => {
  it('never sees what happened before it was installed, and everything after, in order', async () => {
    const reactor = new Remembering('from-the-head');
    number(1, 2, 3);
    await install(reactor);
    number(4, 5);
    await run([reactor]);
    number(6);
    await reactor.saw(6);
    expect(reactor.seen).toEqual([4, 5, 6]);
  });

  it('keeps its place when it is installed again', async () => {
    const reactor = new Remembering('kept');
    await install(reactor);
    number(1);
    await install(reactor);
    await run([reactor]);
    await reactor.saw(1);
  });

  it('refuses to run when it was not installed', async () => {
    await expect(run([new Remembering('stranger')])).rejects.toThrow(ReactorNotInstalled);
  });

  it('goes on after a stop without repeating what it had finished', async () => {
    const reactor = new Remembering('stopped-and-started');
    await install(reactor);
    const first = await run([reactor]);
    number(1, 2);
    await reactor.saw(2);
    await first.stop();
    number(3);
    await run([reactor]);
    await reactor.saw(3);
    expect(reactor.seen).toEqual([1, 2, 3]);
  });

  it('repeats the event that was under way when its process died, and only that', async () => {
    let die: () => void = () => undefined;
    const died = new Promise<void>((resolve) => (die = resolve));
    const first = new Remembering('at-least-once', async (one) => {
      if (one !== 2) return;
      // It is on its way out and loses its locks while this reaction hangs: another process goes on.
      endings.push(running.stop());
      await database.postgres.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'keyledger reactor locks'`,
      );
      await died;
    });
    const second = new Remembering('at-least-once');
    const endings: Promise<void>[] = [];
    await install(first);
    const running = await run([first]);
    await run([second]);
    number(1, 2, 3);
    await second.saw(3);
    die();
    await Promise.all(endings);
    expect(first.seen).toEqual([1, 2]);
    expect(second.seen).toEqual([2, 3]);
  });

  it('waits for as long as what it needs is out of reach', async () => {
    let refusals = 4;
    const reactor = new Remembering('patient', async () => {
      if (refusals-- > 0) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    });
    await install(reactor);
    await run([reactor], { tries: 2 });
    number(1);
    await reactor.saw(1);
    expect(refusals).toBeLessThan(0);
  });

  it('stops at an event it cannot handle while others go on, and passes it when it is skipped', async () => {
    let stopped: () => void = () => undefined;
    const stop = new Promise<void>((resolve) => (stopped = resolve));
    const fragile = new Remembering('fragile', async (one) => {
      if (one === 2) throw new RangeError('Two is too much');
    });
    const robust = new Remembering('robust');
    await install(fragile, robust);
    await run([fragile, robust], { tries: 2, observer: { stopped: () => stopped() } });
    number(1, 2, 3);
    await robust.saw(3);
    await stop;
    expect(fragile.seen).toEqual([1]);
    const operations = new ReactorOperations(database.postgres, log, ['fragile', 'robust']);
    const eventId = log.events[1]!.eventId;
    expect(await operations.stopped()).toMatchObject([
      { name: 'fragile', stop: { eventId, reason: 'RangeError: Two is too much' } },
    ]);
    const skips: unknown[] = [];
    await operations.skip('fragile', eventId, 'ops', async (skip) => void skips.push(skip));
    await fragile.saw(3);
    expect(fragile.seen).toEqual([1, 3]);
    expect(skips).toMatchObject([{ reactor: 'fragile', by: 'ops' }]);
  });

  it('that is slow holds nobody up, and reads the log itself when more came than it can keep', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const slow = new Remembering('slow', async (one) => {
      if (one === 0) await released;
    });
    const quick = new Remembering('quick');
    await install(slow, quick);
    await run([slow, quick], { inboxLimit: 10, batchSize: 4 });
    number(0);
    await quick.saw(0);
    for (let one = 1; one <= 100; one += 1) number(one);
    await quick.saw(100);
    expect(slow.seen).toEqual([]);
    release();
    await slow.saw(100);
    number(101);
    await slow.saw(101);
    expect(slow.seen).toEqual(Array.from({ length: 102 }, (_, one) => one));
  });

  it.each([
    ['are not for it', 'passing-over', { type: 'SomethingElse', data: {} }],
    ['nothing came of', 'nothing-done', { type: 'Numbered', data: { number: -1 } }],
  ])('moves its place over events that %s', async (_, name, event) => {
    const reactor = new Remembering(name);
    await install(reactor);
    const runner = await run([reactor]);
    log.record(event);
    const operations = new ReactorOperations(database.postgres, log, [reactor.name]);
    const [position] = log.events.map((event) => event.position);
    while ((await operations.status())[0]!.checkpoint !== position)
      await new Promise((resolve) => setImmediate(resolve));
    expect(await operations.status()).toMatchObject([{ lagSeconds: 0, stop: null }]);
    await runner.stop();
  });
});
