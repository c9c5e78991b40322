import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId } from '@keyledger/kernel';
import { DedicatedConnection } from '@keyledger/postgres';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { BullJobQueue } from './bull-job-queue.js';
import { migrateJobQueue } from './postgres-backend.js';
import { SharedListening } from './shared-listening.js';

describe('the connection on which a process hears of jobs', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await migrateJobQueue(database.postgres);
  });
  afterAll(() => database.drop());

  const listening = async () => {
    const { rows } = await database.postgres.pool.query<{ name: string }>(
      `SELECT application_name AS name FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
          AND (query LIKE '%LISTEN bullmq_jobs%' OR application_name = 'keyledger job signals')`,
    );
    return rows.map(({ name }) => name);
  };
  const lose = () =>
    database.postgres.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'keyledger job signals'`,
    );
  const announce = (queue: string) =>
    database.postgres.pool.query(`SELECT pg_notify('bullmq_jobs', $1)`, [queue]);

  it('tells every worker, those who stay also after one left', async () => {
    const shared = new SharedListening(database.postgres.config);
    const [staying, leaving] = [await shared.connect(), await shared.connect()];
    const both = Promise.all([staying, leaving].map((seat) => once(seat, 'notification')));
    await announce('a');
    for (const [heard] of await both) {
      expect(heard).toEqual({ channel: 'bullmq_jobs', payload: 'a' });
    }
    leaving.release();
    const one = once(staying, 'notification');
    await announce('b');
    expect(await one).toMatchObject([{ payload: 'b' }]);
    expect(await listening()).toEqual(['keyledger job signals']);
    await shared.close();
  });

  it('is asked one thing after the other', async () => {
    const shared = new SharedListening(database.postgres.config);
    const seats = await Promise.all([1, 2, 3].map(() => shared.connect()));
    let [underWay, most] = [0, 0];
    const { query } = DedicatedConnection.prototype;
    const asked = jest
      .spyOn(DedicatedConnection.prototype, 'query')
      .mockImplementation(async function (this: DedicatedConnection, ...given) {
        most = Math.max(most, (underWay += 1));
        return query.apply(this, given).finally(() => (underWay -= 1));
      });
    const answers = await Promise.all(seats.map((seat, n) => seat.query(`SELECT ${n} AS seat`)));
    asked.mockRestore();
    expect(answers.map(({ rows }) => rows)).toEqual([0, 1, 2].map((seat) => [{ seat }]));
    expect(most).toBe(1);
    await shared.close();
  });

  it('tells every worker that it was lost, and is another one for who asks then', async () => {
    const shared = new SharedListening(database.postgres.config);
    const seats = [await shared.connect(), await shared.connect()];
    const told = Promise.all(seats.map((seat) => once(seat, 'error')));
    await lose();
    await told;
    await expect(seats[0]?.query('SELECT 1')).rejects.toThrow();
    const [again, beside] = await Promise.all([shared.connect(), shared.connect()]);
    const heard = once(again, 'notification');
    await announce('c');
    expect(await heard).toMatchObject([{ payload: 'c' }]);
    beside.release();
    expect(await listening()).toEqual(['keyledger job signals']);
    await shared.close();
    expect(await listening()).toEqual([]);
  });

  it('is one for the workers of many queues, which go on when it was lost', async () => {
    const jobs = BullJobQueue.onPostgres(database.postgres, { workers: 3 });
    const queues = [1, 2, 3].map(() => `q-${newId()}`);
    const handled = new Map<string, () => void>();
    const handling = (id: string) => new Promise<void>((resolve) => handled.set(id, resolve));
    for (const queue of queues) await jobs.process(queue, 1, async (id) => handled.get(id)?.());
    const round = async (name: string) => {
      const ids = queues.map((queue) => `${queue}.${name}`);
      const all = ids.map(handling);
      for (const [n, queue] of queues.entries())
        await jobs.add({ id: ids[n] as string, queue, number: 1, delayMs: 0 });
      await Promise.all(all);
    };
    await round('before');
    expect(await listening()).toEqual(['keyledger job signals']);
    await lose();
    await round('after');
    await jobs.close();
    expect(await listening()).toEqual([]);
  });
});
