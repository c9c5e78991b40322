import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@keyledger/kernel';
import { testKeyRing } from '@keyledger/keys/testing';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { DataKeyLost, SubjectErased } from '../codec/codec-errors.js';
import { keyIdOf, keyScope } from '../data-keys/key-scope.js';
import { eventStoreMigrations } from './event-store.migrations.js';
import { PostgresDataKeys } from './postgres-data-keys.js';

const organization = newId();
const pii = (subject: string) => keyScope(subject, 'pii', '2026-11-23T08:00:00.000Z');
const idOf = (subject: string) => keyIdOf(pii(subject));

describe('data keys in PostgreSQL', () => {
  let database: TestDatabase;
  let keys: PostgresDataKeys;
  let elsewhere: PostgresDataKeys;

  const sql = (text: string, values: unknown[] = []) => database.postgres.pool.query(text, values);
  const make = async (subject: string, by = keys) =>
    (await by.forWriting([pii(subject)], organization)).get(idOf(subject));
  const readBy = async (subject: string, by = keys) =>
    (await by.forReading([idOf(subject)])).get(idOf(subject));

  beforeAll(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    keys = await PostgresDataKeys.open(database.postgres, testKeyRing());
    elsewhere = await PostgresDataKeys.open(database.postgres, testKeyRing());
  });
  afterAll(async () => {
    await Promise.all([keys.close(), elsewhere.close()]);
    await database.drop();
  });

  it('makes a key at its first use and gives the same one to everybody, at once and later', async () => {
    const subject = newId();
    const made = await Promise.all([
      make(subject),
      make(subject, elsewhere),
      make(subject),
      make(subject, elsewhere),
    ]);
    expect(new Set(made.map((key) => key?.toString('hex'))).size).toBe(1);
    expect(made[0]).toHaveLength(32);
    expect(await readBy(subject, elsewhere)).toEqual(made[0]);
  });

  it('keeps one key a class and, for sign-in facts, one a quarter, which can be made ahead', async () => {
    const subject = newId();
    const scopes = [
      pii(subject),
      keyScope(subject, 'note', '2026-11-23T08:00:00.000Z'),
      keyScope(subject, 'signin', '2026-12-31T23:59:59.999Z'),
      keyScope(subject, 'signin', '2027-01-01T00:00:00.000Z'),
    ];
    await keys.prepare(scopes, organization);
    const { rows } = await sql(
      'SELECT id, class, organization_id FROM data_key WHERE subject_id = $1',
      [subject],
    );
    expect(rows.map(({ id }: { id: string }) => id.replace(subject, '*')).sort()).toEqual([
      '*/note/1',
      '*/pii/1',
      '*/signin/2026Q4/1',
      '*/signin/2027Q1/1',
    ]);
  });

  it('stores keys wrapped, bound to their subject and id', async () => {
    const [subject, other] = [newId(), newId()];
    const key = await make(subject);
    await make(other);
    const { rows } = await sql('SELECT wrapped FROM data_key WHERE subject_id = $1', [subject]);
    const { wrapped } = rows[0] as { wrapped: Buffer };
    expect(wrapped.includes(key as Buffer)).toBe(false);
    await sql(
      'UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE subject_id = $1) WHERE subject_id = $2',
      [subject, other],
    );
    const fresh = await PostgresDataKeys.open(database.postgres, testKeyRing());
    await expect(readBy(other, fresh)).rejects.toThrow();
    await fresh.close();
  });

  it('destroys every key of a subject, for every process, and lists them for ever', async () => {
    const subject = newId();
    await Promise.all([make(subject), make(subject, elsewhere)]);
    const heard = new Promise<void>((resolve) => elsewhere.onShredded(resolve));
    expect(await keys.destroyKeys(subject)).toEqual([idOf(subject)]);
    await heard;
    expect(await readBy(subject)).toBe('SHREDDED');
    expect(await readBy(subject, elsewhere)).toBe('SHREDDED');
    await expect(make(subject, elsewhere)).rejects.toThrow(SubjectErased);
    expect(await keys.destroyKeys(subject)).toEqual([]);
    expect(await keys.destroyedKeysOf(subject)).toEqual([idOf(subject)]);
    const { rows } = await sql('SELECT key_id FROM shredded_key WHERE subject_id = $1', [subject]);
    expect(rows).toEqual([{ key_id: idOf(subject) }]);
    await expect(sql('DELETE FROM shredded_key')).rejects.toThrow(/never changed/);
  });

  it('destroys again what a restore brought back', async () => {
    const [restored, absent] = [newId(), newId()];
    await Promise.all([make(restored), make(absent)]);
    const before = await sql('SELECT wrapped FROM data_key WHERE subject_id = $1', [restored]);
    await keys.destroyKeys(restored);
    await keys.destroyKeys(absent);
    const { wrapped } = before.rows[0] as { wrapped: Buffer };
    await sql(
      `UPDATE data_key SET wrapped = $2, state = 'ACTIVE', shredded_at = NULL WHERE subject_id = $1`,
      [restored, wrapped],
    );
    await sql('DELETE FROM data_key WHERE subject_id = $1', [absent]);
    expect(await keys.reapplyShreds()).toBe(2);
    expect(await readBy(restored)).toBe('SHREDDED');
    expect(await readBy(absent)).toBe('SHREDDED');
    expect(await keys.reapplyShreds()).toBe(0);
  });

  it('calls a missing key lost, since nobody destroyed it', async () => {
    await expect(readBy(newId())).rejects.toThrow(DataKeyLost);
  });
});
