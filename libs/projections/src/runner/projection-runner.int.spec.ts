import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { countingProjection } from '../testing/counting.projection.js';
import { PATIENT_MS, ProjectionBench } from '../testing/projection-bench.js';

let bench: ProjectionBench;
beforeAll(async () => {
  bench = await ProjectionBench.open();
});
afterEach(() => bench.reset());
afterAll(() => bench.close());

describe('the projection runner', () => {
  it('applies what is in the log and what comes after, each event once', async () => {
    const projection = countingProjection('catching_up');
    bench.count('early', ...Array.from({ length: 25 }, (_, n) => n));
    await bench.run([projection], { batchSize: 10 });
    const positions = await bench.reading(projection);
    const position = bench.count('late', 1, 2);
    expect(await positions.waitFor(['catching_up'], position, PATIENT_MS)).toEqual({
      position,
      stale: false,
    });
    expect(await bench.rows(positions, 'catching_up')).toEqual([
      { key: 'early', amount: 300, times: 25 },
      { key: 'late', amount: 3, times: 2 },
    ]);
  });

  it('moves the checkpoint over events that nobody listens to', async () => {
    const projection = countingProjection('skipping');
    await bench.run([projection]);
    const positions = await bench.reading(projection);
    const [position] = bench.log.record({ type: 'SomethingElse', data: {} });
    expect(await positions.waitFor(['skipping'], position!, PATIENT_MS)).toMatchObject({
      stale: false,
    });
  });

  it('goes on from where it was when a subscription ends by itself', async () => {
    const projection = countingProjection('dropped');
    await bench.run([projection]);
    const positions = await bench.reading(projection);
    await positions.waitFor(['dropped'], bench.count('a', 1), PATIENT_MS);
    bench.log.dropSubscriptions();
    const position = bench.count('a', 2);
    expect(await positions.waitFor(['dropped'], position, PATIENT_MS)).toMatchObject({
      stale: false,
    });
    expect(await bench.rows(positions, 'dropped')).toEqual([{ key: 'a', amount: 3, times: 2 }]);
  });

  it('reads the log once for all projections that stand at the same place', async () => {
    const projections = [1, 2, 3, 4].map((n) => countingProjection(`shared_${n}`));
    bench.count('a', ...Array.from({ length: 100 }, () => 1));
    await bench.run(projections, { batchSize: 10 });
    const positions = await bench.reading(...projections);
    const names = projections.map(({ name }) => name);
    await positions.waitFor(names, bench.log.events.at(-1)!.position, PATIENT_MS);
    expect(bench.log.reads).toBe(10);
  });

  it('makes nobody wait for a projection that may lag', async () => {
    let leave: () => void = () => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    const slow = { ...countingProjection('slow', { onApply: () => left }), mayLag: true };
    const prompt = countingProjection('prompt');
    await bench.run([slow, prompt]);
    const positions = await bench.reading(slow, prompt);
    const position = bench.count('a', 1, 2, 3);
    try {
      expect(await positions.waitFor(['prompt'], position, PATIENT_MS)).toMatchObject({
        stale: false,
      });
      expect(await positions.waitFor(['slow'], position, 50)).toMatchObject({ stale: true });
    } finally {
      leave();
    }
    expect(await positions.waitFor(['slow'], position, PATIENT_MS)).toMatchObject({ stale: false });
    expect(await bench.rows(positions, 'slow')).toEqual([{ key: 'a', amount: 6, times: 3 }]);
  });

  it('lets a projection that is new catch up alone and then join the others', async () => {
    const old = countingProjection('joined_old');
    const added = countingProjection('joined_new');
    const first = await bench.run([old]);
    const before = await bench.reading(old);
    await before.waitFor(['joined_old'], bench.count('a', 1, 2, 3), PATIENT_MS);
    await first.stop();
    await bench.run([old, added], { batchSize: 2 });
    const positions = await bench.reading(old, added);
    await positions.waitFor(['joined_old', 'joined_new'], bench.count('a', 4), PATIENT_MS);
    const reads = bench.log.reads;
    await positions.waitFor(['joined_old', 'joined_new'], bench.count('a', 5), PATIENT_MS);
    expect(bench.log.reads).toBe(reads + 1);
    expect(await bench.rows(positions, 'joined_new')).toEqual([{ key: 'a', amount: 15, times: 5 }]);
    expect(await bench.rows(positions, 'joined_old')).toEqual([{ key: 'a', amount: 15, times: 5 }]);
  });

  it('repeats nothing when the transaction dies between the rows and the commit', async () => {
    let deaths = 0;
    const projection = countingProjection('dying', {
      onApply: async () => {
        if (deaths++ > 0) return;
        // Ends the very connection that holds the uncommitted rows and checkpoint.
        await bench.database.postgres.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND state = 'idle in transaction'`,
        );
      },
    });
    await bench.run([projection]);
    const positions = await bench.reading(projection);
    await positions.waitFor(['dying'], bench.count('a', 1, 2, 3), PATIENT_MS);
    expect(deaths).toBeGreaterThan(1);
    expect(await bench.rows(positions, 'dying')).toEqual([{ key: 'a', amount: 6, times: 3 }]);
  });

  it('is done by one of two runners, and by the other one when the first is gone', async () => {
    const projection = countingProjection('raced');
    bench.count('a', ...Array.from({ length: 50 }, () => 1));
    const [first] = await Promise.all([
      bench.run([projection], { batchSize: 3 }),
      bench.run([projection], { batchSize: 3 }),
    ]);
    const positions = await bench.reading(projection);
    await positions.waitFor(['raced'], bench.count('a', 1), PATIENT_MS);
    await first.stop();
    const position = bench.count('a', 1);
    expect(await positions.waitFor(['raced'], position, PATIENT_MS)).toMatchObject({
      stale: false,
    });
    expect(await bench.rows(positions, 'raced')).toEqual([{ key: 'a', amount: 52, times: 52 }]);
  });

  it('lets only one of two write when both hold the same events to be theirs', async () => {
    let enter: () => void = () => undefined;
    let leave: () => void = () => undefined;
    const entered = new Promise<void>((resolve) => (enter = resolve));
    const left = new Promise<void>((resolve) => (leave = resolve));
    const slow = countingProjection('contended', {
      onApply: () => {
        enter();
        return left;
      },
    });
    const quick = countingProjection('contended');
    bench.count('a', 1, 2, 3);
    const first = await bench.run([slow]);
    await entered;
    // It is on its way out and loses its locks with its rows written and not yet committed.
    const ending = first.stop();
    await bench.dropLocks();
    await bench.run([quick]);
    while (!(await bench.someoneWaitsForALock()))
      await new Promise((resolve) => setImmediate(resolve));
    leave();
    await ending;
    const positions = await bench.reading(quick);
    const position = bench.count('a', 4);
    expect(await positions.waitFor(['contended'], position, PATIENT_MS)).toMatchObject({
      stale: false,
    });
    expect(await bench.rows(positions, 'contended')).toEqual([{ key: 'a', amount: 10, times: 4 }]);
  });

  it('counts nothing twice when the lock is lost and another runner takes over in mid run', async () => {
    const projection = countingProjection('lock_lost');
    bench.count('a', 1);
    await bench.run([projection], { batchSize: 3 });
    await bench.run([projection], { batchSize: 3 });
    const positions = await bench.reading(projection);
    for (let round = 0; round < 5; round += 1) {
      bench.count('a', ...Array.from({ length: 20 }, () => 1));
      await bench.dropLocks();
      const position = bench.count('a', 1);
      expect(await positions.waitFor(['lock_lost'], position, PATIENT_MS)).toMatchObject({
        stale: false,
      });
    }
    expect(await bench.rows(positions, 'lock_lost')).toEqual([
      { key: 'a', amount: 106, times: 106 },
    ]);
  });
});
