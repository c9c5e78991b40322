import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FixedClock } from '@keyledger/kernel';
import { testKeyRing } from '@keyledger/keys/testing';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { signInMigrations } from '../sign-in.migrations.js';
import { SignInThrottle, type AdmittedTry } from './sign-in-throttle.js';
import { ThrottleRows } from './throttle-rows.js';

let database: TestDatabase;
let clock: FixedClock;
let throttle: SignInThrottle;

beforeAll(async () => {
  database = await testDatabase({ migrations: signInMigrations });
  clock = new FixedClock(new Date('2026-11-23T08:00:00.000Z'));
  throttle = new SignInThrottle(database.postgres, testKeyRing(), clock);
});
afterAll(() => database.drop());

async function admitted(address: string, network = '192.0.2.1'): Promise<AdmittedTry> {
  const admission = await throttle.admit(address, network);
  if (admission.outcome === 'throttled') throw new Error(`throttled for ${admission.retryAfter} s`);
  return admission.attempt;
}

async function succeeded(address: string, network?: string): Promise<void> {
  const proven = (await admitted(address, network)).success();
  await new ThrottleRows(database.postgres).remember(proven);
}

describe('the sign-in throttle', () => {
  it('lets five tries at an address through, then makes it wait 30 s, then 60 s', async () => {
    for (let n = 0; n < 5; n += 1) await admitted('a@example.com');
    expect(await throttle.admit('a@example.com', '192.0.2.9')).toEqual({
      outcome: 'throttled',
      retryAfter: 30,
    });
    clock.advance(29_001);
    expect(await throttle.admit('a@example.com', '192.0.2.1')).toMatchObject({ retryAfter: 1 });
    clock.advance(999);
    await admitted('a@example.com');
    expect(await throttle.admit('a@example.com', '192.0.2.1')).toMatchObject({ retryAfter: 60 });
  });

  it('lets no more than five through when twenty come at the same moment', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => throttle.admit('b@example.com', '192.0.2.1')),
    );
    expect(all.filter(({ outcome }) => outcome === 'admitted')).toHaveLength(5);
  });

  it('counts those who come at the same moment by one statement, whatever becomes of each', async () => {
    await succeeded('here@example.com', '192.88.99.1');
    for (let n = 0; n < 5; n += 1) await admitted('waits@example.com', '192.88.99.1');
    for (let n = 0; n < 50; n += 1) {
      await (await admitted(`guess.${n}@example.com`, '192.88.99.7')).failed();
    }
    const query = jest.spyOn(database.postgres.pool, 'query');
    const admissions = await Promise.all([
      throttle.admit('here@example.com', '192.88.99.1'),
      throttle.admit('waits@example.com', '192.88.99.2'),
      throttle.admit('new@example.com', '192.88.99.2'),
      throttle.admit('other@example.com', '192.88.99.7'),
      throttle.admit('another@example.com', '192.88.99.7'),
    ]);
    // The one that waits is told for how long by a statement of its own.
    expect(query).toHaveBeenCalledTimes(2);
    query.mockRestore();
    const counts = async (kind: string) =>
      (
        await database.postgres.pool.query(
          'SELECT sum(failures)::int AS failures, sum(refused)::int AS refused FROM signin_throttle WHERE kind = $1',
          [kind],
        )
      ).rows[0];
    expect(admissions.map(({ outcome }) => outcome)).toEqual([
      'admitted',
      'throttled',
      'admitted',
      'throttled',
      'throttled',
    ]);
    expect(admissions.slice(3)).toEqual(Array(2).fill({ outcome: 'throttled', retryAfter: 30 }));
    expect(await counts('NETWORK')).toEqual({ failures: 50, refused: 2 });
  });

  it('does not lock up when many come from everywhere and succeed at the same moment', async () => {
    const crowd = new SignInThrottle(database.postgres, testKeyRing(), clock);
    const rows = new ThrottleRows(database.postgres);
    const addresses = Array.from({ length: 40 }, (_, n) => `crowd.${n}@example.com`);
    const signIn = async (of: SignInThrottle, address: string) => {
      const admission = await of.admit(address, '198.51.100.77');
      if (admission.outcome === 'admitted') await rows.remember(admission.attempt.success());
      return admission.outcome;
    };
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.all([
        ...addresses.map((address) => signIn(throttle, address)),
        ...addresses.toReversed().map((address) => signIn(crowd, address)),
      ]);
      expect(new Set(outcomes)).toEqual(new Set(['admitted']));
    }
  });

  it('forgets an address’s failures at a success, and takes back what was not tried', async () => {
    for (let n = 0; n < 4; n += 1) await admitted('c@example.com');
    await succeeded('c@example.com');
    for (let n = 0; n < 4; n += 1) await admitted('c@example.com');
    await (await admitted('c@example.com')).abandoned();
    await admitted('c@example.com');
    expect(await throttle.admit('c@example.com', '192.0.2.1')).toMatchObject({ retryAfter: 30 });
  });

  it('does not let strangers keep an owner out of a network they sign in from', async () => {
    const home = '203.0.113.7';
    await succeeded('g@example.com', home);
    for (let n = 0; n < 5; n += 1) await admitted('g@example.com', '198.51.100.66');
    expect(await throttle.admit('g@example.com', '198.51.100.67')).toMatchObject({
      retryAfter: 30,
    });
    await succeeded('g@example.com', home);
    expect(await throttle.admit('g@example.com', '198.51.100.67')).toMatchObject({
      retryAfter: 30,
    });
  });

  it('counts failures from a familiar network like any others', async () => {
    await succeeded('h@example.com', '203.0.113.7');
    for (let n = 0; n < 5; n += 1) await admitted('h@example.com', '203.0.113.7');
    expect(await throttle.admit('h@example.com', '203.0.113.7')).toMatchObject({ retryAfter: 30 });
  });

  it('begins anew after a day without a try', async () => {
    for (let n = 0; n < 5; n += 1) await admitted('d@example.com');
    clock.advance(24 * 3_600_000);
    for (let n = 0; n < 5; n += 1) await admitted('d@example.com');
    expect(await throttle.admit('d@example.com', '192.0.2.1')).toMatchObject({ retryAfter: 30 });
  });

  it('stops a network that fails at many addresses, a /64 counting as one', async () => {
    for (let n = 0; n < 50; n += 1) {
      const attempt = await admitted(`person${n}@example.com`, `2001:db8:0:1::${n.toString(16)}`);
      await attempt.failed();
    }
    expect(await throttle.admit('other@example.com', '2001:db8:0:1:ffff::1')).toEqual({
      outcome: 'throttled',
      retryAfter: 30,
    });
    await admitted('other@example.com', '2001:db8:0:2::1');
  });

  it('counts what it refused instead of storing it, in rows that name nobody', async () => {
    for (let n = 0; n < 15; n += 1) await throttle.admit('e@example.com', '198.51.100.1');
    const { rows } = await database.postgres.pool.query(
      'SELECT * FROM signin_throttle WHERE refused = 10 AND failures = 5',
    );
    expect(rows).toHaveLength(1);
    const all = await database.postgres.pool.query('SELECT * FROM signin_throttle');
    expect(JSON.stringify(all.rows)).not.toMatch(/example|198\.51/);
  });

  it('sweeps counters that ran out', async () => {
    clock.advance(31 * 24 * 3_600_000);
    await admitted('f@example.com');
    expect(await throttle.sweep()).toBeGreaterThan(0);
    const { rows } = await database.postgres.pool.query('SELECT FROM signin_throttle');
    expect(rows).toHaveLength(1);
  });
});
