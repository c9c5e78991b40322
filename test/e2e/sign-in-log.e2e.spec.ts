import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@keyledger/graphql';
import {
  Caller,
  Organization,
  PASSWORD,
  read,
  RunningKeyledger,
  signIn,
  START_OWNER_CHANGE,
  trySignIn,
  untilEvent,
  type Person,
} from './harness/index.js';

/** Networks of the shipped databases. */
const CHINA = '114.114.114.114';
const BRAZIL = '200.147.3.157';
const RESEARCH = ['研发中心'] as const;
const SALES = ['销售中心'] as const;

const NODE = `eventId at outcome reason client knownNetwork
  network { value state } country { value state } autonomousSystem { value state } software { value state }
  account { id address { value state } }`;
const PAGE = `totalCount { value } pageInfo { hasNextPage hasPreviousPage endCursor } nodes { ${NODE} }`;
const ALL = `query ($filter: SignInFilterInput, $first: Int!, $after: String) {
  signIns(filter: $filter, first: $first, after: $after) { ${PAGE} }
}`;
const OF_ACCOUNT = `query ($id: ID!, $filter: AccountSignInFilterInput) {
  account(id: $id) { signIns(filter: $filter) { ${PAGE} } }
}`;

interface Shown {
  readonly eventId: string;
  readonly at: string;
  readonly account: { readonly address: { readonly value: string | null } } | null;
}
const nodesOf = (page: unknown) => read(page, 'nodes') as readonly Shown[];

describe('The log of sign-ins', () => {
  let running: RunningKeyledger;
  let organization: Organization;
  let owner: Caller;
  let [wang, zhang, heir]: Person[] = [];

  /** By a browser, which says what it is. */
  async function tried(address: string, network: string, password = PASSWORD): Promise<unknown> {
    const headers = {
      'x-forwarded-for': network,
      'user-agent':
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0',
    };
    return new Caller(running.url, { headers }).send(
      'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
      { input: { address, password } },
    );
  }
  /** From now on it reads all that happened until now. */
  const upToDate = async (caller: Caller) =>
    caller.after(await running.foundation.store.headPosition());
  const list = async (caller: Caller, filter: object = {}, first = 200, after?: unknown) =>
    (await upToDate(caller)).send(ALL, { filter, first, after });
  const addresses = (page: unknown) =>
    new Set(nodesOf(page).map(({ account }) => account?.address.value));
  const enter = async (address: string, more: object) =>
    (await organization.signedIn({ address, ...more })).caller;

  beforeAll(async () => {
    running = await RunningKeyledger.start({
      settings: { KEYLEDGER_TRUSTED_PROXIES: '127.0.0.1' },
    });
    organization = await Organization.found(running, 'example.com');
    owner = await enter('owner@example.com', { role: 'OWNER' });
    wang = await organization.person({ address: 'wang@example.com', department: RESEARCH });
    zhang = await organization.person({ address: 'zhang@example.com', department: SALES });
    heir = await organization.person({ address: 'heir@example.com', department: RESEARCH });
    await tried('wang@example.com', CHINA);
    await tried('zhang@example.com', BRAZIL, 'wrong');
    await tried('wang@example.com', BRAZIL, 'wrong');
    await trySignIn(running.url, 'zhang@example.com', PASSWORD, {
      headers: { 'x-forwarded-for': CHINA },
    });
    await tried('nobody@example.com', BRAZIL, 'wrong');
    await tried('wang@example.com', CHINA);
  });
  afterAll(() => running?.close());

  it('shows who tried what from where, the newest first, and no address that does not exist', async () => {
    const page = await list(owner);
    const nodes = nodesOf(page);
    expect(nodes.map(({ at }) => at)).toEqual(
      nodes
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(addresses(page)).toEqual(
      new Set(['owner@example.com', 'wang@example.com', 'zhang@example.com']),
    );
    expect(read(page, 'totalCount', 'value')).toBe(nodes.length);
    expect(nodes).toHaveLength(6);
    expect(nodes[0]).toMatchObject({
      ...{ outcome: 'SUCCEEDED', reason: null, client: 'WEB', knownNetwork: false },
      network: { value: CHINA, state: 'VISIBLE' },
      country: { value: 'CN' },
      software: { value: 'Firefox, Windows' },
      account: { id: wang?.id, address: { value: 'wang@example.com' } },
    });
    expect(nodes[2]).toMatchObject({
      ...{ outcome: 'FAILED', reason: 'WRONG_PASSWORD', client: 'WEB' },
      network: { value: BRAZIL },
      country: { value: 'BR' },
    });
  });

  it.each([
    [{ outcome: 'FAILED' }, ['wang', 'zhang']],
    [{ outcome: 'SUCCEEDED', country: 'CN' }, ['wang', 'zhang', 'wang']],
    [{ reasons: ['WRONG_PASSWORD', 'LOCKED'] }, ['wang', 'zhang']],
    [{ outcome: 'SUCCEEDED', reasons: ['WRONG_PASSWORD'] }, []],
    [{ outcome: 'SIGNED_OUT' }, []],
    [{ country: 'BR' }, ['wang', 'zhang']],
    [{ network: BRAZIL }, ['wang', 'zhang']],
    [{ network: BRAZIL, country: 'CN' }, []],
    [{ clients: ['API'], country: 'CN' }, ['zhang']],
    [{ clients: [] }, []],
    [{ since: '2999-01-01T00:00:00.000Z' }, []],
    [{ until: '2000-01-01T00:00:00.000Z' }, []],
  ] as const)('finds by %j', async (filter, found) => {
    const page = await list(owner, filter);
    const names = nodesOf(page).map(({ account }) => account?.address.value?.split('@')[0]);
    expect(names).toEqual(found);
    expect(read(page, 'totalCount', 'value')).toBe(found.length);
  });

  it('finds by account, department and time', async () => {
    const everything = nodesOf(await list(owner));
    const wangs = nodesOf(await list(owner, { accountId: wang?.id }));
    expect(wangs).toHaveLength(3);
    expect(
      read(
        await owner.send(OF_ACCOUNT, { id: wang?.id, filter: { outcome: 'FAILED' } }),
        ...['signIns', 'nodes'],
      ),
    ).toEqual(wangs.slice(1, 2));
    const departmentId = toGlobalId('Department', (await organization.department(SALES)) ?? '');
    expect(addresses(await list(owner, { departmentId }))).toEqual(new Set(['zhang@example.com']));
    const [since, until] = [everything[3]?.at, everything[1]?.at];
    expect(nodesOf(await list(owner, { since, until }))).toEqual(everything.slice(2, 4));
    const elsewhere = toGlobalId('Department', '00000000-0000-0000-0000-000000000001');
    expect(nodesOf(await list(owner, { departmentId: elsewhere }))).toEqual([]);
  });

  it('comes page by page, each row once, and only with cursors of the same filter', async () => {
    const everything = nodesOf(await list(owner));
    const found: Shown[] = [];
    let after: unknown;
    for (let more: unknown = true; more === true;) {
      const page = await list(owner, {}, 4, after);
      expect(read(page, 'pageInfo', 'hasPreviousPage')).toBe(after !== undefined);
      found.push(...nodesOf(page));
      after = read(page, 'pageInfo', 'endCursor');
      more = read(page, 'pageInfo', 'hasNextPage');
    }
    expect(found).toEqual(everything);
    const other = { filter: { outcome: 'FAILED' }, first: 4, after };
    expect(await owner.refusal(ALL, other)).toBe('BAD_REQUEST');
    expect(await owner.refusal(ALL, { first: 201 })).toBe('BAD_REQUEST');
    expect(await owner.refusal(ALL, { first: 1, filter: { country: 'cn' } })).toBe('BAD_REQUEST');
    expect(await owner.refusal(ALL, { first: 1, filter: { network: 'cn' } })).toBe('BAD_REQUEST');
  });

  it('shows everybody what is theirs to see', async () => {
    const { size } = addresses(await list(owner));
    const desk = await enter('desk@example.com', {
      ...{ role: 'HELPDESK', department: RESEARCH, over: RESEARCH },
    });
    const admin = await enter('admin@example.com', {
      role: 'ADMIN',
      department: SALES,
      over: SALES,
    });
    const auditor = await enter('auditor@example.com', { role: 'AUDITOR' });
    const employee = await enter('zhao@example.com', { department: SALES });
    expect(addresses(await list(desk))).toEqual(new Set(['wang@example.com', 'desk@example.com']));
    expect(addresses(await list(admin))).toEqual(
      new Set(['zhang@example.com', 'admin@example.com', 'zhao@example.com']),
    );
    expect(addresses(await list(auditor)).size).toBe(size + 4);
    expect(addresses(await list(employee))).toEqual(new Set(['zhao@example.com']));
    expect(nodesOf(await list(desk, { accountId: zhang?.id }))).toEqual([]);
    const departmentId = toGlobalId('Department', (await organization.department(SALES)) ?? '');
    expect(nodesOf(await list(desk, { departmentId }))).toEqual([]);
    const others = await Organization.found(running, 'example.net');
    const stranger = (await others.signedIn({ address: 'owner@example.net', role: 'OWNER' }))
      .caller;
    expect(addresses(await list(stranger))).toEqual(new Set(['owner@example.net']));
    expect(nodesOf(await list(stranger, { accountId: wang?.id }))).toEqual([]);
  });

  it('is searched for nobody’s whereabouts after an erasure, and shows the next owner nothing of before', async () => {
    const second = await enter('second@example.com', { role: 'OWNER' });
    const input = { accountId: wang?.id, newOwnerId: heir?.personId, reason: 'LEFT' };
    await owner.send(START_OWNER_CHANGE, { input });
    await untilEvent(running, wang?.stream ?? '', 'OwnerChanged');
    const inherited = async () => nodesOf(await list(owner, { accountId: wang?.id }));
    const before = await inherited();
    expect(before).toHaveLength(3);
    const act = (caller: Caller, name: string, more: object = {}) =>
      caller.send(
        `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
           ${name}(input: $input) { __typename ... on Problem { code } } }`,
        { input: { employeeId: wang?.personId, ...more } },
      );
    for (const done of [
      await act(owner, 'requestErasure', { legalBasis: 'CONSENT_WITHDRAWN' }),
      await act(second, 'approveErasure'),
    ])
      expect(done).toEqual({ __typename: 'PersonErasurePayload' });
    await untilEvent(running, `erasure-${wang?.employeeId}`, 'ErasureCompleted');

    for (const filter of [{ country: 'CN' }, { country: 'BR' }, { network: CHINA }])
      expect(nodesOf(await list(owner, { ...filter, accountId: wang?.id }))).toEqual([]);
    expect(addresses(await list(owner, { country: 'BR' }))).toEqual(new Set(['zhang@example.com']));
    // That there were sign-ins is the mailbox's own history.
    expect((await inherited()).map(({ eventId }) => eventId)).toEqual(
      before.map(({ eventId }) => eventId),
    );
    const next = await signIn(running.url, 'heir@example.com', PASSWORD);
    expect(addresses(await list(next))).toEqual(new Set(['heir@example.com']));
    expect(nodesOf(await list(next, { accountId: wang?.id }))).toEqual([]);
  });
});
