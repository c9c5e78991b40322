import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Position } from '@keyledger/event-store';
import { testDatabase } from '@keyledger/postgres/testing';
import type { TestDatabase } from '@keyledger/postgres/testing';
import { PostgresReadPositions } from '../positions/postgres-read-positions.js';
import type { Projection } from '../projection.js';
import { projectionsMigrations } from '../projections.migrations.js';
import { countingProjection } from '../testing/counting.projection.js';
import { MemoryLog } from '../testing/memory-log.js';
import { ProjectionRunner } from './projection-runner.js';
import type { ProjectionRunnerOptions } from './projection-runner.js';

let database: TestDatabase;
let log: MemoryLog;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await testDatabase({ migrations: projectionsMigrations });
});
afterAll(() => database.drop());
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function counted(key: string, amount: number, extra: object = {}) {
  return { type: 'Counted', data: { key, amount, ...extra } };
}

async function run(projections: readonly Projection[], options: ProjectionRunnerOptions = {}) {
  const runner = new ProjectionRunner(database.postgres, log, log, projections, {
    examineEveryMs: 50,
    ...options,
  });
  closing.push(() => runner.stop());
  await runner.start();
  return runner;
}

async function reading(projections: readonly Projection[]) {
  const positions = new PostgresReadPositions(database.postgres, projections);
  closing.push(() => positions.close());
  await positions.start();
  return positions;
}

async function rows(positions: PostgresReadPositions, name: string) {
  const table = await positions.table(name, name);
  const result = await database.postgres.pool.query<{ key: string; amount: string; times: string }>(
    `SELECT key, amount::int, times::int FROM ${table} ORDER BY key`,
  );
  return result.rows;
}

const last = (positions: Position[]) => positions.at(-1) as Position;

describe('the projection runner', () => {
  it('applies what is in the log and what comes after, each event once', async () => {
    log = new MemoryLog();
    const projection = countingProjection('catching_up');
    log.record(...Array.from({ length: 25 }, (_, n) => counted('early', n)));
    await run([projection], { batchSize: 10 });
    const positions = await reading([projection]);
    const recorded = log.record(counted('late', 1), counted('late', 2));
    await expect(positions.waitFor(['catching_up'], last(recorded))).resolves.toEqual({
      position: last(recorded),
      stale: false,
    });
    expect(await rows(positions, 'catching_up')).toEqual([
      { key: 'early', amount: 300, times: 25 },
      { key: 'late', amount: 3, times: 2 },
    ]);
  });

  it('moves the checkpoint over events that nobody listens to', async () => {
    log = new MemoryLog();
    const projection = countingProjection('skipping');
    await run([projection]);
    const positions = await reading([projection]);
    const recorded = log.record({ type: 'SomethingElse', data: {} });
    expect(await positions.waitFor(['skipping'], last(recorded))).toMatchObject({ stale: false });
  });

  it('goes on from where it was when a subscription ends by itself', async () => {
    log = new MemoryLog();
    const projection = countingProjection('dropped');
    await run([projection]);
    const positions = await reading([projection]);
    await positions.waitFor(['dropped'], last(log.record(counted('a', 1))));
    log.dropSubscriptions();
    const recorded = log.record(counted('a', 2));
    expect(await positions.waitFor(['dropped'], last(recorded))).toMatchObject({ stale: false });
    expect(await rows(positions, 'dropped')).toEqual([{ key: 'a', amount: 3, times: 2 }]);
  });
});
