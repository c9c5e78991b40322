import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { givenRedis, hasRedis, RedisUnderTest } from '@keyledger/redis/testing';
import {
  AccountWatcher,
  Caller,
  Cluster,
  FIND,
  LOCK,
  PROVISION,
  read,
  REGISTER,
  signIn,
  type ClusterProcess,
} from './harness/index.js';

const UNLOCK = LOCK.replaceAll('lockAccount', 'unlockAccount').replace('Lock', 'Unlock');
const TAKEN_OVER_WITHIN_MS = 5_000;

const { EVENTSTOREDB_URL } = process.env;

/** Two of each role over one database; with Redis where the machine has one, and with EventStoreDB where one is given. */
describe('The cluster', () => {
  let redis: RedisUnderTest | undefined;
  let cluster: Cluster;
  let apis: readonly [ClusterProcess, ClusterProcess];
  let workers: [ClusterProcess, ClusterProcess];
  let owner: { readonly address: string; readonly password: string };
  let here: Caller & { readonly token: string };
  let there: Caller;
  let accountId: string;

  beforeAll(async () => {
    redis = hasRedis ? await RedisUnderTest.start() : undefined;
    const given = redis?.url ?? (await givenRedis());
    cluster = await Cluster.start({
      settings: {
        ...(given ? { REDIS_URL: given.reveal() } : {}),
        ...(EVENTSTOREDB_URL ? { EVENTSTOREDB_URL } : {}),
      },
    });
    const [one, two, three, four] = await Promise.all([
      cluster.run('api'),
      cluster.run('api'),
      cluster.run('worker'),
      cluster.run('worker'),
    ]);
    apis = [one, two];
    workers = [three, four];
    owner = await cluster.found('example.com', one);
    here = await signIn(one.url, owner.address, owner.password);
    there = await signIn(two.url, owner.address, owner.password);
    const ownerId = read(await here.send(REGISTER, { input: { name: '林晓' } }), 'employeeId');
    const input = { ownerId, address: 'lin.xiao@example.com' };
    accountId = String(read(await here.send(PROVISION, { input }), 'account', 'id'));
  });
  afterAll(async () => {
    await cluster?.close();
    await redis?.close();
  });

  const change = (round: number) => here.send(round % 2 ? UNLOCK : LOCK, { input: { accountId } });

  it('reads at one api what was written at the other', async () => {
    await change(0);
    const { data, extensions } = await there
      .after(here.position)
      .ask(FIND, { search: 'lin.xiao@example.com' });
    expect(extensions.stale).toBe(false);
    expect(read(data, 'accounts', 'nodes', 0)).toMatchObject({ id: accountId, state: 'LOCKED' });
    await change(1);
  });

  it('tells a watcher at one api of a change at the other', async () => {
    const watcher = new AccountWatcher(apis[1].url, here.token);
    // The first change may pass before the subscription stands; after the one it tells of, it tells of all.
    for (let round = 0; watcher.seen.length === 0; round += 1) await change(round % 2);
    await change(0);
    await watcher.sees((account) => read(account, 'state') === 'LOCKED');
    await change(1);
    await watcher.sees((account) => read(account, 'state') === 'ACTIVE');
    await watcher.close();
  });

  /** How long until a list at the other api shows what is being written now. */
  async function caughtUpAfter(since: number): Promise<number> {
    await change(0);
    await change(1);
    there.after(here.position);
    for (;;) {
      const { extensions } = await there.ask(FIND, { search: 'lin.xiao@example.com' });
      if (extensions.stale === false) return performance.now() - since;
    }
  }

  it('goes on within five seconds when a worker dies, whichever it is', async () => {
    for (const place of [0, 1] as const) {
      await workers[place].kill();
      expect(await caughtUpAfter(performance.now())).toBeLessThan(TAKEN_OVER_WITHIN_MS);
      workers[place] = await cluster.run('worker');
    }
  });

  it('ends each process cleanly, answering what it was asked', async () => {
    const spares = await Promise.all([cluster.run('api'), cluster.run('worker')]);
    const [api, worker] = spares;
    // A position that is never reached keeps the answer waiting for as long as it may.
    const patient = new Caller(api.url, { token: here.token });
    patient.after(here.position?.replace(/\d{20}/, '9'.repeat(20)));
    const answer = patient.ask(FIND, { search: 'lin.xiao@example.com' });
    await api.health();
    const before = performance.now();
    const codes = Promise.all([api.end(), worker.end()]);
    expect((await answer).extensions.stale).toBe(true);
    expect(await codes).toEqual([0, 0]);
    // Of which two are the wait for the position.
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  (hasRedis ? it : it.skip)(
    'signs in and resets while Redis is away, and says so (needs redis-server)',
    async () => {
      await redis?.kill();
      await Promise.all([...apis, ...workers].map((each) => each.ready(['degraded'])));
      const before = performance.now();
      await signIn(apis[1].url, owner.address, owner.password);
      expect(performance.now() - before).toBeLessThan(5_000);
      expect(await apis[1].metric('keyledger_rate_limit_fallbacks_total')).toBeGreaterThan(0);
      expect(await caughtUpAfter(performance.now())).toBeLessThan(TAKEN_OVER_WITHIN_MS);
      await redis?.run();
      await Promise.all([...apis, ...workers].map((each) => each.ready(['up'])));
      expect(await workers[0].metric('keyledger_redis_reconnects_total')).toBeGreaterThan(0);
    },
  );
});
