import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { LeasedBuckets } from './leased-buckets.js';
import { PostgresBuckets } from './postgres-buckets.js';
import { rateBucketMigration } from './rate-bucket.migration.js';

const rate = { burst: 20, perMinute: 6 };

describe('Buckets in PostgreSQL', () => {
  let database: TestDatabase;
  let buckets: PostgresBuckets;
  beforeAll(async () => {
    database = await testDatabase({ migrations: [rateBucketMigration] });
    buckets = new PostgresBuckets(database.postgres);
  });
  afterAll(() => database.drop());

  it('give as much as they hold, however many ask at once, and say when to come back', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => buckets.take('many', rate, 1)),
    );
    expect(answers.filter((wait) => wait === 0)).toHaveLength(20);
    expect(Math.max(...answers)).toBe(10);
    expect(await buckets.take('other', rate, 20)).toBe(0);
  });

  it('fill again as time passes, no further than to the brim', async () => {
    await buckets.take('filling', rate, 20);
    const earlier = (interval: string) =>
      database.postgres.pool.query('UPDATE rate_bucket SET at = at - $1::interval', [interval]);
    expect(await buckets.take('filling', rate, 1)).toBe(10);
    await earlier('11 seconds');
    expect(await buckets.take('filling', rate, 1)).toBe(0);
    await earlier('1 day');
    expect(await buckets.take('filling', rate, 21)).toBeGreaterThan(0);
    expect(await buckets.take('filling', rate, 20)).toBe(0);
  });

  it('are not opened by a clock that jumps back', async () => {
    await buckets.take('jumping', rate, 20);
    await database.postgres.pool.query(`UPDATE rate_bucket SET at = at + interval '1 day'`);
    expect(await buckets.take('jumping', rate, 1)).toBe(10);
  });

  it('are shared by processes that each take a handful', async () => {
    const clock = new FixedClock(new Date(0));
    const aProcess = () => new LeasedBuckets(new PostgresBuckets(database.postgres), clock);
    const [one, other] = [aProcess(), aProcess()];
    const burst = 100;
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        (n % 2 ? one : other).take('shared', { burst, perMinute: 6 }, 1),
      ),
    );
    const passed = answers.filter((wait) => wait === 0).length;
    // What one still has in hand when the other finds the bucket empty is all that may be missing.
    expect(passed).toBeGreaterThan(burst - burst / 20);
    expect(passed).toBeLessThanOrEqual(burst);
  });

  it('are forgotten when nobody asks for them', async () => {
    await database.postgres.pool.query('DELETE FROM rate_bucket');
    await buckets.take('old', rate, 1);
    await database.postgres.pool.query(`UPDATE rate_bucket SET at = now() - interval '2 hours'`);
    await buckets.take('new', rate, 1);
    expect(await buckets.sweep()).toBe(1);
  });
});
