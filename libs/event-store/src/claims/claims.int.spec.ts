import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock, newId } from '@keyledger/kernel';
import { testKeyRing } from '@keyledger/keys/testing';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { claimMigrations, Claims, isPastGrace, type ClaimRequest } from './index.js';

const organizationId = newId();
const address = (value: string, ownerId = newId()): ClaimRequest => ({
  kind: 'address',
  scopeId: null,
  value,
  ownerId,
  organizationId,
});

describe('Claims', () => {
  const clock = new FixedClock(new Date('2026-11-23T08:00:00.000Z'));
  let database: TestDatabase;
  let claims: Claims;

  beforeAll(async () => {
    database = await testDatabase({ migrations: claimMigrations });
    claims = new Claims(database.postgres, testKeyRing(), clock);
  });
  afterAll(() => database.drop());

  it('gives a value once and tells who holds it since when', async () => {
    const first = address('li.na@example.com');
    expect(await claims.claim(first)).toEqual({ outcome: 'claimed' });
    expect(await claims.claim(address('li.na@example.com'))).toEqual({
      outcome: 'taken',
      ownerId: first.ownerId,
      organizationId,
      createdAt: clock.now(),
    });
  });

  it('gives its holder the same value again', async () => {
    const mine = address('again@example.com');
    await claims.claim(mine);
    expect(await claims.claim(mine)).toEqual({ outcome: 'claimed' });
  });

  it('keeps kinds and scopes apart', async () => {
    const number = (scopeId: string): ClaimRequest => ({
      kind: 'employee-number',
      scopeId,
      value: 'e1',
      ownerId: newId(),
      organizationId: scopeId,
    });
    const outcomes = await claims.claimAll([number(newId()), number(newId()), address('e1')]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['claimed', 'claimed', 'claimed']);
  });

  it('lets exactly one of many rivals win', async () => {
    const rivals = Array.from({ length: 24 }, () => address('rival@example.com'));
    const outcomes = await Promise.all(rivals.map((rival) => claims.claim(rival)));
    expect(outcomes.filter(({ outcome }) => outcome === 'claimed')).toHaveLength(1);
  });

  it('does not deadlock when the same values are claimed in opposite orders', async () => {
    const values = Array.from({ length: 200 }, (_, n) => `many${n}@example.com`);
    const [up, down] = await Promise.all([
      claims.claimAll(values.map((value) => address(value))),
      claims.claimAll([...values].reverse().map((value) => address(value))),
    ]);
    const won = [...up, ...down].filter(({ outcome }) => outcome === 'claimed');
    expect(won).toHaveLength(values.length);
  });

  it('answers two rivals of one call in order: the first wins', async () => {
    const outcomes = await claims.claimAll([
      address('twin@example.com'),
      address('twin@example.com'),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['claimed', 'taken']);
  });

  it('gives free only what the owner holds', async () => {
    const mine = address('free@example.com');
    await claims.claim(mine);
    await claims.release(mine, newId());
    expect(await claims.holderOf(mine)).not.toBeNull();
    await claims.release(mine, mine.ownerId);
    expect(await claims.holderOf(mine)).toBeNull();
    await claims.claim(mine);
    await claims.releaseAllOf(mine.ownerId);
    expect(await claims.holderOf(mine)).toBeNull();
  });

  it('can be taken over only after ten minutes', async () => {
    const old = address('left@example.com');
    const heir = address('left@example.com');
    await claims.claim(old);
    expect(await claims.takeOver(heir, old.ownerId)).toBe(false);
    clock.advance(10 * 60_000 + 1);
    const held = await claims.holderOf(old);
    expect(held && isPastGrace(held, clock.now())).toBe(true);
    expect(await claims.takeOver(heir, newId())).toBe(false);
    expect(await claims.takeOver(heir, old.ownerId)).toBe(true);
    expect((await claims.holderOf(heir))?.ownerId).toBe(heir.ownerId);
  });

  it('stores no value in clear', async () => {
    await claims.claim(address('secretive@example.com'));
    const { rows } = await database.postgres.pool.query('SELECT * FROM claim');
    expect(JSON.stringify(rows)).not.toContain('secretive');
  });
});
