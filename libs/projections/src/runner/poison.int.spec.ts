import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Generations } from '../generations/generations.js';
import { NotStoppedThere } from '../operations/operation-errors.js';
import type { SkipRecord } from '../operations/skip-recorder.port.js';
import { countingProjection } from '../testing/counting.projection.js';
import { PATIENT_MS, ProjectionBench } from '../testing/projection-bench.js';

let bench: ProjectionBench;
beforeAll(async () => {
  bench = await ProjectionBench.open();
});
afterEach(() => bench.reset());
afterAll(() => bench.close());

/** Listens to the same events and minds none of them. */
function indifferent(name: string) {
  const projection = countingProjection(name);
  return {
    ...projection,
    apply: (...[events, ...rest]: Parameters<typeof projection.apply>) =>
      projection.apply(
        events.map((event) => ({ ...event, data: { ...event.data, poison: false } })),
        ...rest,
      ),
  };
}

function poison(marks: { poison?: boolean; broken?: boolean } = { poison: true }) {
  const [position] = bench.log.record({
    type: 'Counted',
    data: { key: 'a', amount: 100, secret: 'not to be shown', ...marks },
  });
  const { eventId } = bench.log.events.at(-1)!;
  return { position: position!, eventId };
}

describe('an event that a projection cannot apply', () => {
  it('stops that projection at it, says where and why, and lets the others go on', async () => {
    const [fragile, robust] = [countingProjection('fragile'), indifferent('robust')];
    await bench.run([fragile, robust]);
    const positions = await bench.reading(fragile, robust);
    const before = bench.count('a', 1, 2);
    const { eventId, position } = poison();
    const after = bench.count('a', 3);
    expect(await positions.waitFor(['robust'], after, PATIENT_MS)).toMatchObject({ stale: false });
    expect(await positions.waitFor(['fragile'], after, 100)).toEqual({
      position: before,
      stale: true,
    });
    const stopped = await bench.operations(fragile, robust).stopped();
    expect(stopped).toMatchObject([
      {
        name: 'fragile',
        checkpoint: before,
        stop: {
          position,
          eventId,
          eventType: 'Counted',
          reason: 'TypeError: This amount cannot be counted',
        },
      },
    ]);
    expect(JSON.stringify(stopped)).not.toContain('not to be shown');
    expect(await bench.rows(positions, 'fragile')).toEqual([{ key: 'a', amount: 3, times: 2 }]);
  });

  it('is found among the events of a catch-up, which is applied up to it', async () => {
    const projection = countingProjection('late_fragile');
    bench.count('a', 1, 2);
    poison({ broken: true });
    bench.count('a', 3);
    await bench.run([projection], { batchSize: 100 });
    const operations = bench.operations(projection);
    await waitUntil(async () => (await operations.stopped()).length === 1);
    expect(await operations.stopped()).toMatchObject([
      { checkpoint: bench.log.events[1]!.position, state: 'BUILDING' },
    ]);
  });

  it('is passed when an operator skips it, recorded before, and stays out of a rebuild', async () => {
    const projection = countingProjection('skipped');
    await bench.run([projection]);
    const positions = await bench.reading(projection);
    await positions.waitFor(['skipped'], bench.count('a', 1), PATIENT_MS);
    const { eventId } = poison();
    const after = bench.count('a', 2);
    const operations = bench.operations(projection);
    await waitUntil(async () => (await operations.stopped()).length === 1);

    const refused = operations.skip('skipped', eventId, 'ops', async () => {
      throw new Error('The audit event could not be written');
    });
    await expect(refused).rejects.toThrow('audit event');
    expect(await operations.stopped()).toHaveLength(1);

    const records: SkipRecord[] = [];
    await operations.skip('skipped', eventId, 'ops', async (skip) => {
      records.push(skip);
    });
    expect(records).toMatchObject([{ projection: 'skipped', version: 1, by: 'ops' }]);
    expect(await positions.waitFor(['skipped'], after, PATIENT_MS)).toMatchObject({ stale: false });
    expect(await bench.rows(positions, 'skipped')).toEqual([{ key: 'a', amount: 3, times: 2 }]);
    await operations.rebuild('skipped');
    expect((await operations.compare('skipped')).differences).toBe(0);
  });

  it('is passed also when the skip meets a runner that is just looking for what to open', async () => {
    const projection = countingProjection('looked_at');
    await bench.run([projection], { examineEveryMs: 1 });
    const positions = await bench.reading(projection);
    const operations = bench.operations(projection);
    for (let round = 1; round <= 30; round += 1) {
      const { eventId } = poison();
      const after = bench.count('a', 1);
      await waitUntil(async () => (await operations.stopped()).length === 1);
      await operations.skip('looked_at', eventId, 'ops', async () => undefined);
      const waited = await positions.waitFor(['looked_at'], after, PATIENT_MS);
      expect({ round, ...waited }).toMatchObject({ round, stale: false });
    }
  });

  it('stays passed where a runner that has not heard of it fails at it once more', async () => {
    const projection = countingProjection('told');
    const first = await bench.run([projection]);
    const positions = await bench.reading(projection);
    await positions.waitFor(['told'], bench.count('a', 1), PATIENT_MS);
    const { eventId } = poison();
    const operations = bench.operations(projection);
    await waitUntil(async () => (await operations.stopped()).length === 1);
    await first.stop();
    const [stopped] = await operations.stopped();
    await operations.skip('told', eventId, 'ops', async () => undefined);

    await new Generations(bench.database.postgres).stop(stopped!, stopped!.stop!);
    expect(await operations.stopped()).toEqual([]);
  });

  it('cannot be skipped where nothing stopped', async () => {
    const projection = countingProjection('healthy');
    await bench.run([projection]);
    const skip = bench.operations(projection).skip('healthy', 'none', 'ops', async () => undefined);
    await expect(skip).rejects.toThrow(NotStoppedThere);
  });

  it('is tried again by a new process, which may have the code that can apply it', async () => {
    const projection = countingProjection('mended');
    const first = await bench.run([projection]);
    await waitUntil(async () => (await bench.operations(projection).status()).length === 1);
    poison();
    const operations = bench.operations(projection);
    await waitUntil(async () => (await operations.stopped()).length === 1);
    await first.stop();
    const mended = indifferent('mended');
    await bench.run([mended]);
    const positions = await bench.reading(mended);
    const position = bench.count('a', 1);
    expect(await positions.waitFor(['mended'], position, PATIENT_MS)).toMatchObject({
      stale: false,
    });
    expect(await operations.stopped()).toEqual([]);
  });
});

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
