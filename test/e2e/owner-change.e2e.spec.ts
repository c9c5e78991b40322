import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOfType } from '@keyledger/graphql';
import {
  Organization,
  read,
  RunningKeyledger,
  START_OWNER_CHANGE,
  trySignIn,
  untilEvent,
  PASSWORD,
  type Caller,
  type Person,
} from './harness/index.js';

const POLICY = `mutation ($input: ChangeOwnershipPolicyInput!) {
  changeOwnershipPolicy(input: $input) {
    __typename
    ... on ChangeOwnershipPolicyPayload { position ownershipPolicy { secondPerson version } }
  }
}`;
const APPROVE = `mutation ($input: ApproveOwnerChangeInput!) {
  approveOwnerChange(input: $input) {
    __typename
    ... on OwnerChangePayload { position ownerChange { state approval { approved } } }
    ... on Problem { code }
  }
}`;
const LIST = `query ($state: OwnerChangeState, $first: Int!, $after: String) {
  ownerChanges(state: $state, first: $first, after: $after) {
    totalCount { value }
    pageInfo { hasNextPage endCursor }
    nodes { id state account { id state } previousOwner { id } newOwner { id } }
  }
}`;
const ACCOUNTS = `query ($filter: AccountFilterInput) {
  accounts(first: 50, filter: $filter) { nodes { id } }
}`;
const NODE = `query ($id: ID!) { node(id: $id) { ... on OwnerChange { state } } }`;

describe('Changes of owner', () => {
  let running: RunningKeyledger;
  let organization: Organization;
  let owner: Caller;
  let second: Caller;
  let elsewhere: Caller;
  let heir: Person;

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    organization = await Organization.found(running, 'example.com');
    const enter = async (name: string, more: object) =>
      (await organization.signedIn({ address: `${name}@example.com`, ...more })).caller;
    owner = await enter('owner', { role: 'OWNER' });
    second = await enter('second', { role: 'OWNER' });
    elsewhere = await enter('elsewhere', {
      role: 'ADMIN',
      department: ['销售中心'],
      over: ['销售中心'],
    });
    heir = await organization.person({ address: 'heir@example.com', backup: 'heir@example.org' });
  });
  afterAll(() => running?.close());

  const person = (name: string) => organization.person({ address: `${name}@example.com` });
  const plain = (globalId: unknown) => idOfType('OwnerChange', String(globalId)) ?? '';
  const idsOf = (page: unknown) =>
    (read(page, 'nodes') as readonly unknown[]).map((node) => String(read(node, 'id')));

  async function start({ id: accountId }: Person, more: object = {}): Promise<string> {
    const input = { accountId, newOwnerId: heir.personId, reason: 'LEFT', ...more };
    return String(read(await owner.send(START_OWNER_CHANGE, { input }), 'ownerChange', 'id'));
  }

  it('wait for a second person where the organization wants one, and are listed so', async () => {
    const policy = { secondPerson: 'EVERYBODY', approvalHours: 24 };
    expect(await owner.send(POLICY, { input: policy })).toMatchObject({
      ownershipPolicy: { secondPerson: 'EVERYBODY', version: 2 },
    });
    const leavers = [await person('li'), await person('wu'), await person('xu')];
    const ids: string[] = [];
    for (const leaver of leavers) {
      const id = await start(leaver);
      const asked = await untilEvent(
        running,
        `ownerchange-${plain(id)}`,
        'OwnerChangeApprovalRequested',
      );
      for (const caller of [owner, second, elsewhere]) caller.after(asked.position);
      ids.unshift(id);
    }

    const waiting = { state: 'AWAITING_APPROVAL' };
    const first = await second.send(LIST, { ...waiting, first: 2 });
    expect(first).toMatchObject({ totalCount: { value: 3 }, pageInfo: { hasNextPage: true } });
    const after = read(first, 'pageInfo', 'endCursor');
    const rest = await second.send(LIST, { ...waiting, first: 2, after });
    expect([...idsOf(first), ...idsOf(rest)]).toEqual(ids);
    expect(await elsewhere.send(LIST, { first: 10 })).toMatchObject({ totalCount: { value: 0 } });
    expect(await second.send(NODE, { id: ids[0] })).toEqual({ state: 'AWAITING_APPROVAL' });

    const [last] = leavers.slice(-1);
    if (!last) throw new Error('There are three');
    const input = { ownerChangeId: ids[0] };
    expect(await owner.send(APPROVE, { input })).toMatchObject({ code: 'SecondPersonNeeded' });
    expect(await second.send(APPROVE, { input })).toMatchObject({
      ownerChange: { approval: { approved: true } },
    });
    second.after((await untilEvent(running, last.stream, 'OwnerChanged')).position);
    const frozen = await second.send(ACCOUNTS, { filter: { state: 'FROZEN' } });
    expect(idsOf(frozen).toSorted()).toEqual(
      leavers
        .slice(0, 2)
        .map(({ id }) => id)
        .toSorted(),
    );
    const former = await second.send(ACCOUNTS, { filter: { formerOwnerId: last.personId } });
    expect(idsOf(former)).toEqual([last.id]);
    expect(await trySignIn(running.url, last.address, PASSWORD)).toMatchObject({
      code: 'SignInRefused',
    });
    await owner.send(POLICY, { input: { secondPerson: 'NOBODY', approvalHours: 24 } });
  });

  it('begin at their moment, though everything was stopped in between', async () => {
    const leaver = await person('yan');
    const effectiveAt = new Date(Date.now() + 8_000).toISOString();
    const id = await start(leaver, { effectiveAt });
    expect(await owner.send(NODE, { id })).toEqual({ state: 'SCHEDULED' });
    await untilEvent(running, `ownerchange-${plain(id)}`, 'OwnerChangeStarted');
    await running.stop();
    await running.open();
    const frozen = await untilEvent(running, leaver.stream, 'AccountFrozen');
    expect(String(read(frozen, 'occurredAt')) >= effectiveAt).toBe(true);
    await untilEvent(running, leaver.stream, 'OwnerChanged');
  });
});
