import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeysError, type KeyRing } from '@keyledger/keys';
import { testKeyRing } from '@keyledger/keys/testing';
import { postgresMigrations, verifyKeyIds } from './key-identity.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

describe('verifyKeyIds', () => {
  const keyRing = testKeyRing();
  const other = testKeyRing(1);
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase({ migrations: postgresMigrations });
  });
  afterEach(() => database.drop());

  const verify = (ring: KeyRing, dataExists: boolean) =>
    verifyKeyIds(database.postgres, ring, { dataExists });

  it('records the ids at the first boot and accepts the same keys for ever', async () => {
    await verify(keyRing, false);
    await verify(keyRing, true);
    await verify(keyRing, false);
  });

  it('refuses another key, names it, and keeps the recorded ids', async () => {
    await verify(keyRing, false);
    for (const dataExists of [true, false]) {
      await expect(verify(other, dataExists)).rejects.toThrow(
        `The master key in force is ${other.ids.master}, and the data was written with ${keyRing.ids.master}.`,
      );
    }
    await verify(keyRing, true);
  });

  it('refuses data whose keys were never recorded, rather than adopting the keys at hand', async () => {
    await expect(verify(keyRing, true)).rejects.toThrow(KeysError);
    await expect(verify(keyRing, true)).rejects.toThrow('not the id of the pepper key');
  });

  it('lets one of two first boots with different keys win', async () => {
    const boots = await Promise.allSettled([verify(keyRing, false), verify(other, false)]);
    expect(boots.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
