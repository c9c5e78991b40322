import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  canMakeHosts,
  Cluster,
  FIND,
  LOCK,
  OtherHost,
  PROVISION,
  read,
  REGISTER,
  signIn,
  type Caller,
  type ClusterProcess,
} from './harness/index.js';

const UNLOCK = LOCK.replaceAll('lockAccount', 'unlockAccount').replace('Lock', 'Unlock');
const NOTICED_WITHIN_MS = 10_000;

/** An api and a worker on another host, whose cable is cut; the database and the rest stay on this one. */
(canMakeHosts ? describe : describe.skip)('A host that vanishes (needs root and ip netns)', () => {
  let host: OtherHost;
  let cluster: Cluster;
  let near: ClusterProcess;
  let far: ClusterProcess;
  let caller: Caller & { readonly token: string };
  let accountId: string;

  beforeAll(async () => {
    host = OtherHost.make();
    cluster = await Cluster.start({ database: { host: host.near, clients: `${host.near}/30` } });
    // The worker over there comes first, and so runs everything.
    await cluster.run('worker', { by: host.by, host: host.far });
    const owner = await (async () => {
      far = await cluster.run('api', { by: host.by, host: host.far });
      near = await cluster.run('api');
      return cluster.found('example.com', near);
    })();
    caller = await signIn(near.url, owner.address, owner.password);
    const ownerId = read(await caller.send(REGISTER, { input: { name: '林晓' } }), 'employeeId');
    const input = { ownerId, address: 'lin.xiao@example.com' };
    accountId = String(read(await caller.send(PROVISION, { input }), 'account', 'id'));
    await cluster.run('worker');
    // Four processes are started one after the other, on a machine that may be busy with other tests.
  }, 600_000);
  afterAll(async () => {
    await cluster?.close();
    host?.remove();
  });

  async function untilReadModelsMove(): Promise<number> {
    const since = performance.now();
    for (const change of [LOCK, UNLOCK]) await caller.send(change, { input: { accountId } });
    for (;;) {
      const { extensions } = await caller.ask(FIND, { search: 'lin.xiao@example.com' });
      if (extensions.stale === false) return performance.now() - since;
    }
  }

  /** Asks an api from the host it runs on. */
  async function askOverThere(): Promise<{ code: string | undefined; milliseconds: number }> {
    const question = `const before = performance.now();
      fetch('${far.url}/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer ${caller.token}' },
        body: JSON.stringify({ query: '{ me { name { value } } }' }),
      }).then(async (response) => {
        const { errors } = await response.json();
        const milliseconds = performance.now() - before;
        console.log(JSON.stringify({ code: errors?.[0]?.extensions?.code, milliseconds }));
      });`;
    const [command = '', ...rest] = [...host.by, process.execPath, '-e', question];
    const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
    let answer = '';
    child.stdout.on('data', (bytes) => (answer += String(bytes)));
    await once(child, 'close');
    return JSON.parse(answer) as { code: string | undefined; milliseconds: number };
  }

  it('is noticed within ten seconds: another worker goes on, and its api says so instead of hanging', async () => {
    expect((await askOverThere()).code).toBeUndefined();
    host.cut();
    const [moved, answer] = await Promise.all([untilReadModelsMove(), askOverThere()]);
    expect(moved).toBeLessThan(NOTICED_WITHIN_MS);
    expect(answer.code).toBe('UNAVAILABLE');
    expect(answer.milliseconds).toBeLessThan(NOTICED_WITHIN_MS);
  });

  it('serves again when it is back', async () => {
    host.mend();
    await far.ready();
    expect((await askOverThere()).code).toBeUndefined();
    expect(await untilReadModelsMove()).toBeLessThan(NOTICED_WITHIN_MS);
  });
});
