import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FixedClock, newId, Secret } from '@keyledger/kernel';
import { testKeyRing } from '@keyledger/keys/testing';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { signInMigrations } from '../sign-in.migrations.js';
import { SignInSettings } from '../sign-in-settings.js';
import type { ProvenTry } from '../throttle/remember-tries.js';
import type { ThrottleKey } from '../throttle/throttle-key.js';
import { ThrottleRows } from '../throttle/throttle-rows.js';
import { PostgresSessionFloors } from './postgres-session-floors.js';
import { Sessions } from './sessions.js';

const MINUTE = 60_000;
let database: TestDatabase;
let clock: FixedClock;
let sessions: Sessions;
let floors: PostgresSessionFloors;

beforeAll(async () => {
  database = await testDatabase({ migrations: signInMigrations });
  clock = new FixedClock(new Date('2026-11-23T08:00:00.000Z'));
  sessions = new Sessions(database.postgres, testKeyRing(), clock, new SignInSettings());
  floors = new PostgresSessionFloors(database.postgres);
});
afterAll(() => database.drop());

async function opened(accountRevision = 3, proven?: ProvenTry, id = newId()) {
  const session = {
    id,
    organizationId: newId(),
    accountId: newId(),
    employeeId: newId(),
    shared: false,
    mustChangePassword: false,
  };
  return { ...session, ...(await sessions.open({ ...session, accountRevision }, proven)) };
}

describe('sessions', () => {
  it('are found by their token, which is not stored', async () => {
    const { token, id, accountId } = await opened();
    expect(await sessions.find(token)).toMatchObject({ id, accountId });
    const { rows } = await database.postgres.pool.query('SELECT * FROM session');
    expect(JSON.stringify(rows)).not.toContain(token.reveal());
  });

  it('are opened with what is remembered of the try, or not at all', async () => {
    const rows = new ThrottleRows(database.postgres);
    const [known, never] = ['a', 'b'].map((hmac) => ({ kind: 'FAMILIAR' as const, hmac }));
    const until = new Date(clock.now().getTime() + MINUTE);
    const proven = (key: ThrottleKey) => ({ known: key, until, forgotten: null });
    const { id } = await opened(3, proven(known as ThrottleKey));
    expect(await rows.isKnown(known as ThrottleKey, clock.now())).toBe(true);
    const again = opened(3, proven(never as ThrottleKey), id);
    await expect(again).rejects.toThrow(/duplicate key/);
    expect(await rows.isKnown(never as ThrottleKey, clock.now())).toBe(false);
  });

  it('are opened by one statement when they are opened at the same moment, also for one address', async () => {
    const query = jest.spyOn(database.postgres.pool, 'query');
    const until = new Date(clock.now().getTime() + MINUTE);
    const known = { kind: 'FAMILIAR', hmac: 'crowd' } as const;
    const forgotten = { kind: 'ADDRESS', hmac: 'crowd' } as const;
    const all = await Promise.all([1, 2, 3].map((n) => opened(n, { known, until, forgotten })));
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
    for (const { token, id } of all) {
      expect(await sessions.find(token)).toMatchObject({ id });
    }
  });

  it.each(['', 'x', 'a'.repeat(43), "' OR 1=1 --"])('are not found by %j', async (token) => {
    expect(await sessions.find(new Secret(token))).toBeNull();
  });

  it('end at once when the floor rises above the revision they were decided on', async () => {
    const { token, accountId } = await opened(3);
    await floors.raise(accountId, 3);
    expect(await sessions.find(token)).not.toBeNull();
    await floors.raise(accountId, 4);
    expect(await sessions.find(token)).toBeNull();
  });

  it('stay over when a lower floor comes late', async () => {
    const { token, accountId } = await opened(3);
    await Promise.all([9, 2, 4, 1].map((revision) => floors.raise(accountId, revision)));
    await floors.raise(accountId, 0);
    expect(await sessions.find(token)).toBeNull();
  });

  it('of other accounts are not touched by a floor', async () => {
    const [one, other] = [await opened(), await opened()];
    await floors.raise(one.accountId, 50);
    expect(await sessions.find(other.token)).not.toBeNull();
  });

  it('are over after an hour without a request, and live on with one', async () => {
    const [idle, used] = [await opened(), await opened()];
    clock.advance(59 * MINUTE);
    expect(await sessions.find(used.token)).not.toBeNull();
    clock.advance(1 * MINUTE);
    expect(await sessions.find(idle.token)).toBeNull();
    clock.advance(58 * MINUTE);
    expect(await sessions.find(used.token)).not.toBeNull();
  });

  it('are over after a day however much they are used', async () => {
    const { token } = await opened();
    for (let minutes = 0; minutes < 24 * 60 - 30; minutes += 30) {
      clock.advance(30 * MINUTE);
      expect(await sessions.find(token)).not.toBeNull();
    }
    clock.advance(30 * MINUTE);
    expect(await sessions.find(token)).toBeNull();
  });

  it('end with sign-out, and rows that are over are swept', async () => {
    const [mine, other, fallen] = [await opened(), await opened(), await opened()];
    await sessions.end(mine.id);
    await sessions.end(mine.id);
    expect(await sessions.find(mine.token)).toBeNull();
    await floors.raise(fallen.accountId, 99);
    await sessions.sweep();
    const { rows } = await database.postgres.pool.query<{ id: string }>('SELECT id FROM session');
    expect(rows.map(({ id }) => id)).toEqual([other.id]);
  });
});
