import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testKeyRing } from '@keyledger/keys/testing';
import { FixedClock, newId, Secret } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { Argon2PasswordHasher } from '../hashing/argon2-password-hasher.js';
import { HashQueue } from '../hashing/hash-queue.js';
import { QUICK_PARAMETERS, quickHasher } from '../testing/index.js';
import { credentialMigrations, SealBroken, Vault, VaultFailure, VaultIdTaken } from './index.js';

const MINUTE = 60_000;
const start = new Date('2026-11-01T08:00:00.000Z');
const keys = testKeyRing();
const hasher = quickHasher(keys);
const owner = { organizationId: newId(), stream: `account-${newId()}` };

let database: TestDatabase;
let clock: FixedClock;
let vault: Vault;

beforeAll(async () => {
  database = await testDatabase({ migrations: credentialMigrations });
});
beforeEach(() => {
  clock = new FixedClock(start);
  vault = new Vault(database.postgres, keys, clock);
});
afterAll(() => database.drop());

const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * MINUTE);

async function storedText(): Promise<string> {
  const { rows } = await database.postgres.pool.query<{ line: string }>(
    `SELECT vault_secret::text || encode(value, 'base64') || encode(value, 'escape') AS line
       FROM vault_secret`,
  );
  return rows.map(({ line }) => line).join('\n');
}

describe('password hashes', () => {
  it('come back as they were put, with parameters and pepper id', async () => {
    const credentialId = newId();
    const password = new Secret('Kp7#vLq2wRtz');
    await vault.putPasswordHash(credentialId, owner, await hasher.hash(password));
    const stored = await vault.passwordHash(credentialId);
    expect(stored).toMatchObject({ parameters: QUICK_PARAMETERS, pepperId: keys.ids.pepper });
    expect(stored && (await hasher.verify(password, stored)).matches).toBe(true);
  });

  it('are null when lost', async () => {
    expect(await vault.passwordHash(newId())).toBeNull();
    expect(await vault.replacePasswordHash(newId(), await hasher.hash(new Secret('x')))).toBe(
      false,
    );
  });

  it('are never overwritten by a second one under the same id', async () => {
    const credentialId = newId();
    await vault.putPasswordHash(credentialId, owner, await hasher.hash(new Secret('first')));
    const second = vault.putPasswordHash(
      credentialId,
      owner,
      await hasher.hash(new Secret('second')),
    );
    await expect(second).rejects.toThrow(VaultIdTaken);
    const stored = await vault.passwordHash(credentialId);
    expect(stored && (await hasher.verify(new Secret('first'), stored)).matches).toBe(true);
  });

  it('are replaced when the same password was hashed anew', async () => {
    const credentialId = newId();
    await vault.putPasswordHash(credentialId, owner, await hasher.hash(new Secret('same')));
    const stronger = new Argon2PasswordHasher(keys, new HashQueue(), {
      ...QUICK_PARAMETERS,
      passes: 2,
    });
    const anew = await stronger.hash(new Secret('same'));
    expect(await vault.replacePasswordHash(credentialId, anew)).toBe(true);
    expect((await vault.passwordHash(credentialId))?.parameters.passes).toBe(2);
  });

  it('stay readable after they were superseded', async () => {
    const credentialId = newId();
    await vault.putPasswordHash(credentialId, owner, await hasher.hash(new Secret('old')));
    await vault.supersede(credentialId, clock.now());
    expect(await vault.passwordHash(credentialId)).not.toBeNull();
  });
});

describe('sealed passwords', () => {
  it('open until they are deleted, and the table never shows them', async () => {
    const id = newId();
    await vault.sealPassword(id, owner, new Secret('Plain#Text77'), inMinutes(60));
    expect((await vault.openSealedPassword(id))?.reveal()).toBe('Plain#Text77');
    expect(await storedText()).not.toContain('Plain#Text77');
    await vault.deleteSealed(id);
    await vault.deleteSealed(id);
    expect(await vault.openSealedPassword(id)).toBeNull();
  });

  it('do not open once expired', async () => {
    const id = newId();
    await vault.sealPassword(id, owner, new Secret('Plain#Text77'), inMinutes(10));
    clock.advance(10 * MINUTE);
    expect(await vault.openSealedPassword(id)).toBeNull();
  });

  it.each([
    ['expiry', `expires_at = expires_at + interval '1 day'`],
    ['organization', `organization_id = gen_random_uuid()`],
    ['owner', `stream = 'account-somebody-else'`],
    ['bytes', `value = set_byte(value, 30, 255 - get_byte(value, 30))`],
  ])('do not open when the %s in the database was altered', async (_what, change) => {
    const id = newId();
    await vault.sealPassword(id, owner, new Secret('Plain#Text77'), inMinutes(60));
    await database.postgres.pool.query(`UPDATE vault_secret SET ${change} WHERE id = $1`, [id]);
    await expect(vault.openSealedPassword(id)).rejects.toThrow(SealBroken);
  });

  it('do not open in the place of another', async () => {
    const [mine, other] = [newId(), newId()];
    await vault.sealPassword(mine, owner, new Secret('Plain#Text77'), inMinutes(60));
    await vault.sealPassword(other, owner, new Secret('Other#Text88'), inMinutes(60));
    await database.postgres.pool.query(
      `UPDATE vault_secret SET value = (SELECT value FROM vault_secret WHERE id = $2) WHERE id = $1`,
      [mine, other],
    );
    await expect(vault.openSealedPassword(mine)).rejects.toThrow(SealBroken);
  });
});

describe('one-time links', () => {
  it('are found by their token, which is 32 random bytes', async () => {
    const linkId = newId();
    const token = await vault.issueLink({ linkId, owner, expiresAt: inMinutes(30) });
    expect(Buffer.from(token.reveal(), 'base64url')).toHaveLength(32);
    expect(await vault.findLink(token)).toEqual({ linkId, owner, expiresAt: inMinutes(30) });
  });

  it.each([
    ['unknown', 'A'.repeat(43)],
    ['too short', 'abc'],
    ['too long', 'A'.repeat(100_000)],
    ['empty', ''],
  ])('a token that is %s finds nothing', async (_what, token) => {
    expect(await vault.findLink(new Secret(token))).toBeNull();
  });

  it('are for the sender to read once more, until the message was accepted', async () => {
    const linkId = newId();
    const token = await vault.issueLink({ linkId, owner, expiresAt: inMinutes(30) });
    expect((await vault.sealedLink(linkId))?.reveal()).toBe(token.reveal());
    await vault.discardSealedLink(linkId);
    expect(await vault.sealedLink(linkId)).toBeNull();
    expect(await vault.findLink(token)).not.toBeNull();
  });

  it('end when they expire', async () => {
    const linkId = newId();
    const token = await vault.issueLink({ linkId, owner, expiresAt: inMinutes(30) });
    clock.advance(30 * MINUTE);
    expect(await vault.findLink(token)).toBeNull();
    expect(await vault.sealedLink(linkId)).toBeNull();
  });

  it('end when they are superseded, sealed copy included', async () => {
    const linkId = newId();
    const token = await vault.issueLink({ linkId, owner, expiresAt: inMinutes(30) });
    await vault.supersede(linkId, clock.now());
    expect(await vault.findLink(token)).toBeNull();
    expect(await vault.sealedLink(linkId)).toBeNull();
  });

  it('stand nowhere in the table', async () => {
    const token = await vault.issueLink({ linkId: newId(), owner, expiresAt: inMinutes(30) });
    const stored = await storedText();
    expect(stored).not.toContain(token.reveal());
    expect(stored).not.toContain(Buffer.from(token.reveal(), 'base64url').toString('hex'));
  });
});

describe('one-time codes', () => {
  it('are told from their sealed copies, which have the same id, whatever is asked for at once', async () => {
    const [codeId, otherId] = [newId(), newId()];
    const expiresAt = inMinutes(10);
    const code = await vault.issueCode({ codeId, owner, expiresAt });
    await vault.issueCode({ codeId: otherId, owner, expiresAt });
    const [copy, matches, hash, other, lost] = await Promise.all([
      vault.sealedCode(codeId),
      vault.codeMatches(codeId, code),
      vault.passwordHash(codeId),
      vault.sealedCode(otherId),
      vault.sealedCode(newId()),
    ]);
    expect(copy?.reveal()).toBe(code.reveal());
    expect(matches).toBe(true);
    expect(hash).toBeNull();
    expect(other?.reveal()).toMatch(/^\d{6}$/);
    expect(lost).toBeNull();
    await vault.useUpCode(codeId);
    expect(await vault.codeMatches(codeId, code)).toBe(false);
  });
});

describe('a failing database', () => {
  it('is reported without what was to be stored', async () => {
    const hash = await hasher.hash(new Secret('x'));
    const misplaced = { ...owner, organizationId: 'not a uuid' };
    const failure = await vault
      .putPasswordHash(newId(), misplaced, hash)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(VaultFailure);
    expect(failure).toMatchObject({ code: '22P02' });
    const everything = Object.getOwnPropertyNames(failure).map((name) =>
      String((failure as Record<string, unknown>)[name]),
    );
    expect(everything.join()).not.toContain('argon2id');
    expect((failure as Error).cause).toBeUndefined();
  });
});
