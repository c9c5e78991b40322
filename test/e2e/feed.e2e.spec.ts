import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@keyledger/graphql';
import { newId } from '@keyledger/kernel';
import { OPERATIONS, type Aim } from './access/operations.js';
import {
  Caller,
  EventFeedReader,
  ISSUE_TOKEN,
  LOCK,
  Organization,
  read,
  RESET,
  RunningKeyledger,
  type Person,
} from './harness/index.js';

const REVOKE = `mutation ($input: RevokeServiceTokenInput!) {
  revokeServiceToken(input: $input) { __typename ... on ServiceTokenPayload { token { id } } }
}`;
const TOKENS = '{ serviceTokens { id name subjectFormat lastUsedAt } }';
const SALES = ['销售中心'] as const;
const DAY = 86_400_000;

describe('GET /events', () => {
  let running: RunningKeyledger;
  let ours: Organization;
  let owner: Person & { caller: Caller & { token: string } };
  let foreigner: Person & { caller: Caller };
  let clerk: Person;

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    ours = await Organization.found(running, 'example.com');
    const theirs = await Organization.found(running, 'example.net');
    owner = await ours.signedIn({ address: 'owner@example.com', role: 'OWNER' });
    foreigner = await theirs.signedIn({ address: 'owner@example.net', role: 'OWNER' });
    clerk = await ours.person({ address: 'clerk@example.com', name: '欧阳静', department: SALES });
  });
  afterAll(() => running?.close());

  async function reader(wish: object = {}, by: Caller = owner.caller): Promise<EventFeedReader> {
    const input = {
      name: 'VPN',
      scopes: ['EVENTS'],
      subjectFormat: 'ACCOUNT_ID',
      expiresAt: new Date(Date.now() + DAY).toISOString(),
      ...wish,
    };
    const issued = await by.send(ISSUE_TOKEN, { input });
    return new EventFeedReader(running.url, String(read(issued, 'secret')));
  }
  const lock = ({ id }: Person) => owner.caller.send(LOCK, { input: { accountId: id } });

  it('tells of what happened, in order, with no personal data, and where to go on', async () => {
    const vpn = await reader();
    const { events, position } = await vpn.poll();
    const mine = events.filter(({ subject }) => subject === clerk.accountId);
    expect(mine.map(({ type }) => type)).toEqual([
      'keyledger.account.provisioned.v1',
      'keyledger.password.changed.v1',
    ]);
    expect(mine[1]).toMatchObject({
      specversion: '1.0',
      source: `urn:uuid:${ours.id}`,
      data: { accountId: clerk.accountId, kind: 'PERMANENT', cause: 'SETUP', endSessions: true },
    });
    for (const personal of ['clerk@example.com', '欧阳静']) {
      expect(JSON.stringify(events)).not.toContain(personal);
    }
    expect(await vpn.poll({ after: position })).toEqual({ events: [], position });
  });

  it('tells what the token may know, and nothing of other departments or organizations', async () => {
    const department = toGlobalId('Department', String(await ours.department(SALES)));
    const sales = await reader({ subjectFormat: 'ADDRESS', departmentId: department });
    const { events } = await sales.poll();
    expect(events.map(({ data }) => read(data, 'address'))).toEqual([
      'clerk@example.com',
      'clerk@example.com',
    ]);
    const foreign = await reader({ subjectFormat: 'ADDRESS' }, foreigner.caller);
    const addresses = (await foreign.poll()).events.map(({ data }) => read(data, 'address'));
    expect(new Set(addresses)).toEqual(new Set(['owner@example.net']));
  });

  it('waits for what happens next', async () => {
    const vpn = await reader();
    const { position } = await vpn.poll({ after: 'now' });
    const waiting = vpn.poll({ after: position, wait: 30 });
    await vpn.opened;
    await lock(clerk);
    expect((await waiting).events).toMatchObject([
      { type: 'keyledger.account.locked.v1', subject: clerk.accountId },
    ]);
  });

  it('answers in parts, each going on behind the one before', async () => {
    const vpn = await reader();
    const all = (await vpn.poll()).events.map(({ id }) => id);
    const parts: string[] = [];
    let after: string | undefined;
    for (let events; !events || events.length > 0;) {
      const part = await vpn.poll({ limit: 2, ...(after ? { after } : {}) });
      ({ events, position: after } = part);
      parts.push(...events.map(({ id }) => id));
    }
    expect(parts).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  it('tells of wanted types only', async () => {
    const vpn = await reader();
    const types = ['keyledger.password.changed.v1'];
    const { events } = await vpn.poll({ types: types.join(',') });
    expect([...new Set(events.map(({ type }) => type))]).toEqual(types);
  });

  it.each([
    ['after', 'of another log', { after: `another:${'1'.padStart(20, '0')}` }, 'PositionUnknown'],
    ['after', 'no position', { after: 'yesterday' }, 'PositionUnknown'],
    ['wait', 'too long', { wait: 61 }, 'InvalidInput'],
    ['limit', 'too many', { limit: 1001 }, 'InvalidInput'],
    ['types', 'unknown', { types: 'keyledger.unknown.v1' }, 'InvalidInput'],
  ])('refuses a bad `%s` (%s)', async (parameter, _, wish, code) => {
    const answer = await (await reader()).ask(wish);
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { problem: { code, path: [parameter] } },
    ]);
  });

  it('refuses a position that the log does not reach, as after a restore', async () => {
    const vpn = await reader();
    const { position } = await vpn.poll();
    const ahead = position.replace(/\d{20}$/, '9'.repeat(20));
    expect(await (await vpn.ask({ after: ahead })).json()).toMatchObject({
      problem: { code: 'PositionUnknown' },
    });
  });

  it('is not for people, strangers, or tokens that are revoked', async () => {
    const status = async (token: string) =>
      (await new EventFeedReader(running.url, token).ask()).status;
    expect(await status(owner.caller.token)).toBe(403);
    expect(await status(`kls_${'x'.repeat(43)}`)).toBe(401);

    const vpn = await reader({ name: 'to be revoked' });
    await vpn.poll();
    const tokens = read(await owner.caller.ask(TOKENS), 'data', 'serviceTokens') as {
      id: string;
      name: string;
      lastUsedAt: unknown;
    }[];
    const held = tokens.find(({ name }) => name === 'to be revoked');
    expect(held?.lastUsedAt).toEqual(expect.any(String));
    await owner.caller.send(REVOKE, { input: { tokenId: held?.id } });
    expect((await vpn.ask()).status).toBe(401);
  });

  it('keeps at most eight polls of a token waiting', async () => {
    const vpn = await reader();
    const { position: after } = await vpn.poll({ after: 'now' });
    const waiting = Array.from({ length: 8 }, () => vpn.ask({ after, wait: 60 }));
    await Promise.all(waiting);
    expect((await vpn.ask({ after, wait: 60 })).status).toBe(429);
    for (const answer of waiting) await (await answer).body?.cancel();
    // The places are free again once the server has seen them go.
    while ((await vpn.ask({ after })).status === 429) await pause(20);
  });

  it('leaves a token nothing else: no query, mutation or page', async () => {
    const vpn = await reader();
    const program = new Caller(running.url, { token: vpn.token });
    const aim: Aim = {
      accountId: clerk.id,
      employeeId: clerk.personId,
      departmentId: newId(),
      importId: newId(),
      channelId: newId(),
      verificationId: newId(),
      approvalId: newId(),
      ownerChangeId: newId(),
      offboardingId: newId(),
      caseId: newId(),
      caller: 'service',
    };
    const open: string[] = [];
    for (const [name, { query, variables }] of Object.entries(OPERATIONS)) {
      const answer = await program.ask(query, variables(aim));
      const refused =
        answer.errors[0]?.extensions?.code === 'FORBIDDEN' ||
        read(answer.data, name, '__typename') === 'Forbidden';
      if (!refused) open.push(name);
    }
    expect(open).toEqual(ANONYMOUS);
  });

  it('answers the secret once, however often the command comes', async () => {
    const input = {
      name: 'twice',
      scopes: ['EVENTS'],
      subjectFormat: 'ACCOUNT_ID',
      expiresAt: new Date(Date.now() + DAY).toISOString(),
      commandId: newId(),
    };
    const first = await owner.caller.send(ISSUE_TOKEN, { input });
    const second = await owner.caller.send(ISSUE_TOKEN, { input });
    expect(read(first, 'secret')).toMatch(/^kls_/);
    expect(second).toMatchObject({ secret: null, token: { id: read(first, 'token', 'id') } });
  });

  it('tells of a reset by an administrator', async () => {
    const vpn = await reader();
    const { position: after } = await vpn.poll({ after: 'now' });
    await owner.caller.send(RESET, { input: { accountId: clerk.id, reasonCode: 'LEAKED' } });
    const { events } = await vpn.poll({ after, wait: 10 });
    expect(events.map(({ type, data }) => [type, read(data, 'reasonCode')])).toEqual([
      ['keyledger.password.reset_requested.v1', 'LEAKED'],
      ['keyledger.password.changed.v1', 'LEAKED'],
    ]);
  });
});

/** Open to whoever has no session at all, and so to a program. */
const ANONYMOUS = [
  'me',
  'signIn',
  'requestPasswordReset',
  'sendVerificationCode',
  'proveIdentity',
  'proveIdentityByLink',
  'completePasswordReset',
];
