import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ForeignPosition } from '@keyledger/event-store';
import type { Position } from '@keyledger/event-store';
import { testDatabase } from '@keyledger/postgres/testing';
import type { TestDatabase } from '@keyledger/postgres/testing';
import type { Projection } from '../projection.js';
import { projectionMigrations } from '../projection.migrations.js';
import { ProjectionRunner } from '../runner/projection-runner.js';
import { countingProjection } from '../testing/counting.projection.js';
import { MemoryLog } from '../testing/memory-log.js';
import { PostgresReadPositions } from './postgres-read-positions.js';
import { ReadModelNotReady } from './read-model-not-ready.js';
import { PATIENT_MS } from '../testing/projection-bench.js';

let database: TestDatabase;
const log = new MemoryLog();
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await testDatabase({ migrations: projectionMigrations });
});
afterAll(() => database.drop());
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function run(projections: readonly Projection[]): Promise<void> {
  const runner = new ProjectionRunner(database.postgres, log, log, projections);
  closing.push(() => runner.stop());
  await runner.start();
}

async function reading(projections: readonly Projection[]): Promise<PostgresReadPositions> {
  const positions = new PostgresReadPositions(database.postgres, projections);
  closing.push(() => positions.close());
  await positions.start();
  return positions;
}

function record(amount: number): Position {
  return log.record({ type: 'Counted', data: { key: 'k', amount } })[0] as Position;
}

describe('read positions', () => {
  it('answer at once when the projection is there, and null before its first event', async () => {
    const projection = countingProjection('at_once');
    const positions = await reading([projection]);
    expect(await positions.current(['at_once'])).toBeNull();
    await run([projection]);
    const position = record(1);
    await positions.waitFor(['at_once'], position, PATIENT_MS);
    expect(await positions.current(['at_once'])).toBe(position);
    expect(await positions.waitFor(['at_once'], position, 0)).toEqual({ position, stale: false });
  });

  it('wake who waits as soon as the checkpoint is committed', async () => {
    const projection = countingProjection('woken');
    await run([projection]);
    const positions = await reading([projection]);
    await positions.waitFor(['woken'], record(1), PATIENT_MS);
    const start = performance.now();
    const { stale } = await positions.waitFor(['woken'], record(1), PATIENT_MS);
    expect(stale).toBe(false);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('give up after the time limit and say that the answer is stale', async () => {
    const positions = await reading([countingProjection('nobody_runs')]);
    const answer = await positions.waitFor(['nobody_runs'], record(1), 60);
    expect(answer).toEqual({ position: null, stale: true });
  });

  it('wait for the slowest of several projections', async () => {
    const quick = countingProjection('quick');
    const slow = countingProjection('slow');
    const positions = await reading([quick, slow]);
    await run([quick]);
    const position = record(1);
    expect(await positions.waitFor(['quick'], position, PATIENT_MS)).toMatchObject({
      stale: false,
    });
    expect(await positions.waitFor(['quick', 'slow'], position, 60)).toMatchObject({ stale: true });
  });

  it('refuse the position of another log', async () => {
    const projection = countingProjection('foreign');
    await run([projection]);
    const positions = await reading([projection]);
    await positions.waitFor(['foreign'], record(1), PATIENT_MS);
    await expect(
      positions.waitFor(['foreign'], `other:${'0'.repeat(20)}` as Position, PATIENT_MS),
    ).rejects.toThrow(ForeignPosition);
  });

  it('name no table before there is one, and the served one afterwards', async () => {
    const projection = countingProjection('named');
    const positions = await reading([projection]);
    await expect(positions.table('named', 'named')).rejects.toThrow(ReadModelNotReady);
    expect(await positions.ready()).toBe(false);
    await run([projection]);
    await positions.waitFor(['named'], record(1), PATIENT_MS);
    expect(await positions.ready()).toBe(true);
    expect(await positions.table('named', 'named')).toBe('named_v1_g1');
  });

  it('keep answering from the database while their connection is lost, and listen again', async () => {
    const projection = countingProjection('reconnecting');
    await run([projection]);
    const positions = await reading([projection]);
    await positions.waitFor(['reconnecting'], record(1), PATIENT_MS);
    await database.postgres.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'keyledger read positions'`,
    );
    for (let n = 0; n < 5; n += 1)
      expect(await positions.waitFor(['reconnecting'], record(1), PATIENT_MS)).toMatchObject({
        stale: false,
      });
  });
});
