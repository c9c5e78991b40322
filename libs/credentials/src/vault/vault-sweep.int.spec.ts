import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testKeyRing } from '@keyledger/keys/testing';
import { FixedClock, newId, Secret } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { QUICK_PARAMETERS } from '../testing/index.js';
import { credentialMigrations, Vault, VaultSweep } from './index.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const keys = testKeyRing();
const owner = { organizationId: newId(), stream: `account-${newId()}` };
const hash = {
  phc: new Secret('$argon2id$v=19$…'),
  parameters: QUICK_PARAMETERS,
  pepperId: keys.ids.pepper,
};

let database: TestDatabase | undefined;
let clock: FixedClock;
let vault: Vault;
let named: Set<string>;
let asked: string[];
let sweep: VaultSweep;

beforeEach(async () => {
  await database?.drop();
  database = await testDatabase({ migrations: credentialMigrations });
  clock = new FixedClock(new Date('2026-11-01T08:00:00.000Z'));
  vault = new Vault(database.postgres, keys, clock);
  named = new Set();
  asked = [];
  sweep = new VaultSweep(database.postgres, clock, (stream, id) => {
    asked.push(`${stream}/${id}`);
    return Promise.resolve(named.has(id));
  });
});
afterAll(() => database?.drop());

async function put(): Promise<string> {
  const id = newId();
  await vault.putPasswordHash(id, owner, hash);
  return id;
}

const after = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);

describe('the sweep', () => {
  it('leaves a young row alone, whose event may still be under way', async () => {
    const id = await put();
    clock.advance(24 * HOUR - 1);
    expect(await sweep.run()).toEqual({ unnamed: 0, expired: 0, superseded: 0, failed: [] });
    expect(await vault.passwordHash(id)).not.toBeNull();
  });

  it('removes a row that its stream does not name after a day, and keeps one that it names', async () => {
    const [kept, dropped] = [await put(), await put()];
    named.add(kept);
    clock.advance(24 * HOUR);
    expect(await sweep.run()).toMatchObject({ unnamed: 1 });
    expect(await vault.passwordHash(kept)).not.toBeNull();
    expect(await vault.passwordHash(dropped)).toBeNull();
  });

  it('asks a stream once about a row that it names', async () => {
    named.add(await put());
    clock.advance(24 * HOUR);
    await sweep.run();
    await sweep.run();
    expect(asked).toHaveLength(1);
  });

  it('goes through more rows than one batch holds', async () => {
    const ids = await Promise.all(Array.from({ length: 450 }, put));
    for (const id of ids.slice(0, 210)) named.add(id);
    clock.advance(24 * HOUR);
    expect(await sweep.run()).toMatchObject({ unnamed: 240 });
    expect(new Set(asked).size).toBe(450);
  });

  it('keeps a row that could not be decided, says so, and goes on with the others', async () => {
    const [unreadable, dropped] = [await put(), await put()];
    clock.advance(24 * HOUR);
    const careful = new VaultSweep(database!.postgres, clock, (_stream, id) =>
      id === unreadable ? Promise.reject(new Error('store away')) : Promise.resolve(false),
    );
    const { unnamed, failed } = await careful.run();
    expect(unnamed).toBe(1);
    expect(failed.map(({ id }) => id)).toEqual([unreadable]);
    expect(await vault.passwordHash(unreadable)).not.toBeNull();
    expect(await vault.passwordHash(dropped)).toBeNull();
  });

  it('removes sealed copies at expiry and keeps the check of the link a while', async () => {
    const linkId = newId();
    named.add(linkId);
    await vault.issueLink({ linkId, owner, expiresAt: after(HOUR) });
    await vault.sealPassword(newId(), owner, new Secret('Plain#Text77'), after(HOUR));
    clock.advance(HOUR);
    expect(await sweep.run()).toMatchObject({ expired: 2 });
    clock.advance(35 * DAY);
    expect(await sweep.run()).toMatchObject({ expired: 1 });
  });

  it('keeps superseded rows for 35 days', async () => {
    const id = await put();
    named.add(id);
    await vault.supersede(id, clock.now());
    clock.advance(35 * DAY - 1);
    expect(await sweep.run()).toMatchObject({ superseded: 0 });
    clock.advance(1);
    expect(await sweep.run()).toMatchObject({ superseded: 1 });
    expect(await vault.passwordHash(id)).toBeNull();
  });
});
