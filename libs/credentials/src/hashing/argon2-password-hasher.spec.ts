import { describe, expect, it } from '@jest/globals';
import { LocalKeyRing } from '@keyledger/keys';
import { testKeyRing } from '@keyledger/keys/testing';
import { Secret } from '@keyledger/kernel';
import { QUICK_PARAMETERS, quickHasher } from '../testing/index.js';
import { Argon2PasswordHasher, PepperUnavailable } from './argon2-password-hasher.js';
import { DEFAULT_HASH_PARAMETERS } from './hash-parameters.js';
import { HashQueue } from './hash-queue.js';
import { UnusablePassword } from './password-bytes.js';

const queue = new HashQueue();
const keys = testKeyRing();
const hasher = quickHasher(keys);

describe('hashing a password', () => {
  it('agrees with the reference implementation of argon2id', async () => {
    const empty = new Secret(Buffer.alloc(0));
    const noPepper = new LocalKeyRing({ master: empty, index: empty, pepper: empty });
    const reference = {
      phc: new Secret(
        '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
      ),
      parameters: { memoryKiB: 65_536, passes: 2, lanes: 1, tagBytes: 32 },
      pepperId: noPepper.ids.pepper,
    };
    const unpeppered = new Argon2PasswordHasher(noPepper, queue);
    expect(await unpeppered.verify(new Secret('password'), reference)).toEqual({
      matches: true,
      needsRehash: true,
    });
    const other = await unpeppered.verify(new Secret('Password'), reference);
    expect(other).toEqual({ matches: false, needsRehash: false });
  });

  it('writes a PHC string with the parameters in the order that Dovecot reads', async () => {
    const { phc, parameters, pepperId } = await new Argon2PasswordHasher(keys, queue).hash(
      new Secret('Correct#Horse7'),
    );
    expect(phc.reveal()).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
    );
    expect(parameters).toEqual(DEFAULT_HASH_PARAMETERS);
    expect(pepperId).toBe(keys.ids.pepper);
  });

  it('never hashes the same password to the same string', async () => {
    const [one, other] = await Promise.all([
      hasher.hash(new Secret('same')),
      hasher.hash(new Secret('same')),
    ]);
    expect(one.phc.reveal()).not.toBe(other.phc.reveal());
  });

  it('keeps the hash out of what is printed', async () => {
    const hash = await hasher.hash(new Secret('Correct#Horse7'));
    expect(JSON.stringify(hash)).not.toContain('argon2id');
  });

  it('takes both Unicode spellings of a password for the same', async () => {
    const hash = await hasher.hash(new Secret('Cafe\u0301#2026'));
    expect((await hasher.verify(new Secret('Caf\u00e9#2026'), hash)).matches).toBe(true);
  });

  it('compares the password whole', async () => {
    const hash = await hasher.hash(new Secret('x'.repeat(255) + 'a'));
    expect((await hasher.verify(new Secret('x'.repeat(255) + 'b'), hash)).matches).toBe(false);
  });
});

describe('verifying a password', () => {
  it('asks for a new hash only when it matched and the parameters changed', async () => {
    const hash = await hasher.hash(new Secret('right'));
    const stronger = new Argon2PasswordHasher(keys, queue, { ...QUICK_PARAMETERS, passes: 2 });
    expect((await hasher.verify(new Secret('right'), hash)).needsRehash).toBe(false);
    expect((await stronger.verify(new Secret('right'), hash)).needsRehash).toBe(true);
    expect((await stronger.verify(new Secret('wrong'), hash)).needsRehash).toBe(false);
  });

  it('cannot match without the pepper', async () => {
    const hash = await hasher.hash(new Secret('right'));
    const others = testKeyRing(1);
    const elsewhere = quickHasher(others);
    const relabelled = { ...hash, pepperId: others.ids.pepper };
    expect((await elsewhere.verify(new Secret('right'), relabelled)).matches).toBe(false);
    await expect(elsewhere.verify(new Secret('right'), hash)).rejects.toThrow(PepperUnavailable);
  });

  it('runs one hash for an unknown user, as for a known one', async () => {
    let hashes = 0;
    const observer = { depth: () => {}, refused: () => {}, finished: () => (hashes += 1) };
    const counted = new Argon2PasswordHasher(keys, new HashQueue({ observer }), QUICK_PARAMETERS);
    await counted.verifyNothing(new Secret('whatever'));
    expect(hashes).toBe(1);
    await counted.verifyNothing(new Secret('x'.repeat(257)));
    expect(hashes).toBe(1);
  });
});

describe('a password that cannot be used', () => {
  it.each([
    ['257 code points', 'a'.repeat(257), 'TOO_LONG'],
    ['a document', 'a'.repeat(1_000_000), 'TOO_LONG'],
    ['a lone surrogate', 'Abc#1234\ud800', 'MALFORMED'],
  ])('%s is refused before it costs a hash', async (_what, typed, reason) => {
    const password = new Secret(typed);
    const refused = await hasher.hash(password).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UnusablePassword);
    expect(refused).toMatchObject({ reason });
    const known = await hasher.hash(new Secret('other'));
    expect((await hasher.verify(password, known)).matches).toBe(false);
  });

  it('256 code points outside the basic plane are still accepted', async () => {
    const longest = new Secret('😀'.repeat(256));
    const hash = await hasher.hash(longest);
    expect((await hasher.verify(longest, hash)).matches).toBe(true);
  });
});
