import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@keyledger/postgres/testing';
import { PostgresReadPositions } from '../positions/postgres-read-positions.js';
import { countingProjection } from '../testing/counting.projection.js';
import { PATIENT_MS, ProjectionBench } from '../testing/projection-bench.js';
import { RebuildStopped, ReplayTargetNotEmpty } from './operation-errors.js';

let bench: ProjectionBench;
beforeAll(async () => {
  bench = await ProjectionBench.open();
});
afterEach(() => bench.reset());
afterAll(() => bench.close());

const many = (count: number) => Array.from({ length: count }, () => 1);

describe('a rebuild', () => {
  it('switches to a new table under load, and nobody ever reads an empty or shrinking one', async () => {
    const projection = countingProjection('loaded');
    bench.count('a', ...many(500));
    await bench.run([projection], { batchSize: 20 });
    const positions = await bench.reading(projection);
    await positions.waitFor(['loaded'], bench.log.events.at(-1)!.position, PATIENT_MS);
    const before = await positions.table('loaded', 'loaded');

    let rebuilt = false;
    const rebuilding = bench
      .operations(projection)
      .rebuild('loaded')
      .finally(() => (rebuilt = true));
    let seen = 500;
    while (!rebuilt) {
      // Read without waiting for anything, as most queries do.
      bench.count('a', 1);
      const [row] = await bench.rows(positions, 'loaded');
      expect(row?.amount).toBeGreaterThanOrEqual(seen);
      seen = row!.amount;
    }
    await rebuilding;
    await positions.waitFor(['loaded'], bench.count('a', 1), PATIENT_MS);
    expect(await positions.table('loaded', 'loaded')).not.toBe(before);
    const [row] = await bench.rows(positions, 'loaded');
    expect(row!.amount).toBe(bench.log.events.length);
    expect(seen).toBeGreaterThan(500);
  });

  it('is done by the process that asks for it when no worker runs', async () => {
    const projection = countingProjection('alone');
    const runner = await bench.run([projection]);
    const positions = await bench.reading(projection);
    await positions.waitFor(['alone'], bench.count('a', 1, 2), PATIENT_MS);
    await runner.stop();
    await bench.operations(projection).rebuild('alone');
    expect(await bench.rows(positions, 'alone')).toEqual([{ key: 'a', amount: 3, times: 2 }]);
  });

  it('makes the indexes that readers need before it is served, not before it has caught up', async () => {
    const seen: string[][] = [];
    const indexesOf = async (table: string) => {
      const { rows } = await bench.database.postgres.pool.query<{ indexname: string }>(
        'SELECT indexname FROM pg_indexes WHERE tablename = $1 ORDER BY 1',
        [table],
      );
      return rows.map(({ indexname }) => indexname);
    };
    const counting = countingProjection('indexed', {
      onApply: async () => void seen.push(await indexesOf('indexed_v1_g1')),
    });
    const projection = {
      ...counting,
      tables: counting.tables.map((table) => ({
        ...table,
        indexes: (physical: string) => [
          `CREATE INDEX IF NOT EXISTS ${physical}_amount ON ${physical} (amount)`,
        ],
      })),
    };
    bench.count('a', 1, 2);
    await bench.run([projection]);
    const positions = await bench.reading(projection);
    await positions.waitFor(['indexed'], bench.log.events.at(-1)!.position, PATIENT_MS);
    const expected = ['indexed_v1_g1_amount', 'indexed_v1_g1_pkey'];
    await positions.table('indexed', 'indexed');
    expect(await indexesOf('indexed_v1_g1')).toEqual(expected);
    await positions.waitFor(['indexed'], bench.count('a', 3), PATIENT_MS);
    expect(seen).toEqual([['indexed_v1_g1_pkey'], expected]);
  });

  it('that meets an event it cannot apply leaves the served table served', async () => {
    let fragile = false;
    const projection = {
      ...countingProjection('turned_fragile', {
        onApply: async () => {
          if (fragile) throw new RangeError('No more');
        },
      }),
    };
    await bench.run([projection]);
    const positions = await bench.reading(projection);
    await positions.waitFor(['turned_fragile'], bench.count('a', 1), PATIENT_MS);
    fragile = true;
    const operations = bench.operations(projection);
    await expect(operations.rebuild('turned_fragile')).rejects.toThrow(RebuildStopped);
    expect(await bench.rows(positions, 'turned_fragile')).toHaveLength(1);
  });

  it('of a new version serves the old one until it has caught up, to each process its own', async () => {
    const [one, two] = [
      countingProjection('versioned'),
      countingProjection('versioned', { version: 2 }),
    ];
    const first = await bench.run([one]);
    const old = await bench.reading(one);
    const young = await bench.reading(two);
    await old.waitFor(['versioned'], bench.count('a', 1, 2), PATIENT_MS);
    expect(await young.ready()).toBe(false);
    await bench.run([two]);
    const position = bench.count('a', 3);
    expect(await young.waitFor(['versioned'], position, PATIENT_MS)).toMatchObject({
      stale: false,
    });
    expect(await young.table('versioned', 'versioned')).toBe('versioned_v2_g1');
    // The old worker still runs its retired table for the processes that still read it.
    expect(await old.waitFor(['versioned'], position, PATIENT_MS)).toMatchObject({ stale: false });
    expect(await old.table('versioned', 'versioned')).toBe('versioned_v1_g1');
    expect(await bench.operations(two).status()).toMatchObject([{ version: 2, state: 'SERVED' }]);
    await first.stop();
  });

  it('leaves the retired table for a while and drops it when nobody used it', async () => {
    const projection = countingProjection('retiring');
    const runner = await bench.run([projection]);
    await bench.operations(projection).rebuild('retiring');
    const exists = async () => {
      const { rows } = await bench.database.postgres.pool.query<{ there: boolean }>(
        `SELECT to_regclass('retiring_v1_g1') IS NOT NULL AS there`,
      );
      return rows[0]!.there;
    };
    await runner.stop();
    expect(await exists()).toBe(true);
    await bench.database.postgres.pool.query(
      `UPDATE projection_state SET retired_at = now() - interval '2 hours'
        WHERE name = 'retiring' AND state = 'RETIRED'`,
    );
    await bench.run([projection]);
    expect(await exists()).toBe(false);
  });
});

describe('a comparison with a rebuild', () => {
  it('finds no difference in what was applied live', async () => {
    const projection = countingProjection('equal');
    await bench.run([projection], { batchSize: 7 });
    const positions = await bench.reading(projection);
    for (let n = 0; n < 30; n += 1) bench.count(`key ${n % 7}`, n);
    await positions.waitFor(['equal'], bench.count('last', 1), PATIENT_MS);
    expect(await bench.operations(projection).compare('equal')).toMatchObject({
      differences: 0,
      position: bench.log.events.at(-1)!.position,
      tables: [{ rows: 8 }],
    });
  });

  it('shows each row that is not the same in every column', async () => {
    const projection = countingProjection('altered');
    await bench.run([projection]);
    const positions = await bench.reading(projection);
    await positions.waitFor(['altered'], bench.count('a', 1, 2), PATIENT_MS);
    const table = await positions.table('altered', 'altered');
    await bench.database.postgres.pool.query(`UPDATE ${table} SET times = 9`);
    const comparison = await bench.operations(projection).compare('altered');
    expect(comparison.differences).toBe(2);
    expect(comparison.tables[0]!.samples).toEqual(
      expect.arrayContaining([
        { only: 'SERVED', row: { key: 'a', amount: 3, times: 9 } },
        { only: 'REBUILT', row: { key: 'a', amount: 3, times: 2 } },
      ]),
    );
  });
});

describe('a replay into another database', () => {
  it('gives the same rows there, or says what differs', async () => {
    const projection = countingProjection('replayed');
    await bench.run([projection]);
    const positions = await bench.reading(projection);
    await positions.waitFor(['replayed'], bench.count('a', 1, 2), PATIENT_MS);
    const other = await testDatabase();
    try {
      const operations = bench.operations(projection);
      expect(await operations.replayInto(other.postgres)).toMatchObject({ equal: true });
      const there = new PostgresReadPositions(other.postgres, [projection]);
      const table = await there.table('replayed', 'replayed');
      const { rows } = await other.postgres.pool.query(`SELECT * FROM ${table}`);
      expect(rows).toEqual([{ key: 'a', amount: '3', times: '2' }]);
      await expect(operations.replayInto(other.postgres)).rejects.toThrow(ReplayTargetNotEmpty);
    } finally {
      await other.drop();
    }
    const table = await positions.table('replayed', 'replayed');
    await bench.database.postgres.pool.query(`UPDATE ${table} SET amount = 4`);
    const another = await testDatabase();
    try {
      const report = await bench.operations(projection).replayInto(another.postgres);
      expect(report).toMatchObject({ equal: false, projections: [{ differences: 2 }] });
    } finally {
      await another.drop();
    }
  });
});
