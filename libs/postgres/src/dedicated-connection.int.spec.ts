import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DedicatedConnection } from './dedicated-connection.js';
import { testDatabase, type TestDatabase } from './testing/index.js';

describe('DedicatedConnection', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const open = (onLost?: (error: Error) => void) =>
    DedicatedConnection.open(database.poolConfig, { name: 'spec', onLost });

  it('hears every NOTIFY after listen', async () => {
    const connection = await open();
    const heard = new Promise((resolve) => void connection.listen('Odd "channel"', resolve));
    await connection.query('SELECT 1');
    await database.postgres.pool.query(`SELECT pg_notify('Odd "channel"', '42')`);
    expect(await heard).toBe('42');
    await connection.close();
  });

  it('holds a lock until it is closed', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    expect(await one.tryLock('a')).toBe(true);
    expect(await other.tryLock('a')).toBe(false);
    expect(await other.tryLock('b')).toBe(true);
    await one.close();
    expect(await other.tryLock('a')).toBe(true);
    await other.close();
  });

  it('waits for a lock as long as told', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    await one.lockShared('waited for');
    expect(await other.lockWithin('waited for', 20)).toBe(false);
    const waiting = other.lockWithin('waited for', 20_000);
    await one.close();
    expect(await waiting).toBe(true);
    await other.close();
  });

  it('tells its owner once when it is lost, rejects queries, and leaves the process alone', async () => {
    const losses: Error[] = [];
    let noticed: () => void;
    const lost = new Promise<void>((resolve) => (noticed = resolve));
    const connection = await open((error) => {
      losses.push(error);
      noticed();
    });
    const [row] = await connection.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await database.postgres.pool.query('SELECT pg_terminate_backend($1)', [row?.pid]);
    await lost;
    await expect(connection.query('SELECT 1')).rejects.toThrow();
    await connection.close();
    expect(connection.isOpen).toBe(false);
    expect(losses).toHaveLength(1);
  });

  it('says nothing of a loss when it was closed', async () => {
    const losses: Error[] = [];
    const connection = await open((error) => losses.push(error));
    await connection.close();
    await connection.close();
    expect(losses).toEqual([]);
  });
});
