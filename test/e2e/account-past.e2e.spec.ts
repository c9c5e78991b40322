import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@keyledger/graphql';
import { newId, type DomainEvent } from '@keyledger/kernel';
import {
  Caller,
  Organization,
  read,
  RunningKeyledger,
  untilEvent,
  type Person,
} from './harness/index.js';

const THEN = `at by state lockedUntil credentialAgeDays revision kind provider authority
  address { value state } credential { state mustChange changedAt }
  owner { id name { value state } employeeNumber { value } departments role }
  recoveryChannels { kind state destination { value state } }`;
const PROBLEM = '... on Problem { code message path }';
const AS_OF = `query ($id: ID!, $at: DateTime!, $by: TimeBasis) {
  accountAsOf(id: $id, at: $at, by: $by) { __typename ... on AccountAsOf { ${THEN} } ${PROBLEM} } }`;
const DIFF = `query ($id: ID!, $from: DateTime!, $to: DateTime!) {
  accountDiff(id: $id, from: $from, to: $to) { __typename ... on AccountDiff {
    before { state } after { state } changes { field before { value } after { value } }
    history(first: 20) { totalCount { value } nodes { event sentence } } } ${PROBLEM} } }`;
const HISTORY = `query ($id: ID!, $filter: HistoryFilterInput) {
  account(id: $id) { history(first: 50, filter: $filter) { nodes { event sentence } } } }`;

describe('The past of an account', () => {
  let running: RunningKeyledger;
  let organization: Organization;
  let auditor: Caller;
  let admin: Person & { caller: Caller };
  let wang: Person;
  /** Moments between the steps of the story. */
  const moments: Record<'before' | 'begun' | 'locked' | 'renamed', string> = {
    before: '',
    begun: '',
    locked: '',
    renamed: '',
  };

  /** A moment that whatever comes next is later than, by the clock that events are recorded with. */
  async function moment(stream: string, type: string, nth = 1): Promise<string> {
    const { metadata } = await untilEvent(running, stream, type, nth);
    while (new Date().toISOString() <= metadata.recordedAt)
      await new Promise((resolve) => setImmediate(resolve));
    return metadata.recordedAt;
  }

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    organization = await Organization.found(running, 'example.com');
    auditor = (await organization.signedIn({ address: 'chen@example.com', role: 'AUDITOR' }))
      .caller;
    admin = await organization.signedIn({
      address: 'lina@example.com',
      name: '李娜',
      role: 'ADMIN',
    });
    moments.before = new Date(Date.now() - 3_600_000).toISOString();
    wang = await organization.person({
      address: 'wang.xm@example.com',
      name: '王小明',
      department: ['星河', '销售中心'],
      backup: 'xiaoming@example.org',
    });
    moments.begun = await moment(wang.stream, 'PasswordChanged');
    const lock = `mutation ($input: LockAccountInput!) { lockAccount(input: $input) {
      ... on AccountPayload { position } } }`;
    await admin.caller.send(lock, {
      input: { accountId: wang.id, reasonCode: 'ANOMALY', note: '异常' },
    });
    moments.locked = await moment(wang.stream, 'AccountLocked');
    const { caller } = admin;
    await caller.send(
      `mutation ($input: ChangeEmployeeDetailsInput!) { changeEmployeeDetails(input: $input) {
        ... on EmployeePayload { position } } }`,
      { input: { employeeId: wang.personId, name: '王晓明' } },
    );
    const research = toGlobalId(
      'Department',
      String(await organization.department(['星河', '研发'])),
    );
    await caller.send(
      `mutation ($input: MoveEmployeeInput!) { moveEmployee(input: $input) {
        ... on EmployeePayload { position } } }`,
      { input: { employeeId: wang.personId, departmentId: research } },
    );
    await caller.send(
      `mutation ($input: UnlockAccountInput!) { unlockAccount(input: $input) {
        ... on AccountPayload { position } } }`,
      { input: { accountId: wang.id } },
    );
    moments.renamed = await moment(wang.stream, 'AccountUnlocked');
    auditor.after(caller.position);
  });
  afterAll(() => running?.close());

  const asOf = (at: string, more: object = {}) => auditor.send(AS_OF, { id: wang.id, at, ...more });

  it('is the account as it was, its owner and their department as they were called', async () => {
    expect(await asOf(moments.begun)).toMatchObject({
      __typename: 'AccountAsOf',
      at: moments.begun,
      by: 'RECORDED',
      state: 'ACTIVE',
      address: { value: 'wang.xm@example.com', state: 'VISIBLE' },
      credential: { state: 'PERMANENT', mustChange: false },
      credentialAgeDays: 0,
      revision: 1,
      owner: {
        id: wang.personId,
        name: { value: '王小明', state: 'VISIBLE' },
        departments: ['星河', '销售中心'],
        role: 'EMPLOYEE',
      },
      recoveryChannels: [
        { kind: 'EMAIL', state: 'ASSERTED', destination: { value: 'x***@example.org' } },
      ],
    });
    expect(await asOf(moments.locked)).toMatchObject({
      state: 'LOCKED',
      lockedUntil: null,
      owner: { name: { value: '王小明' } },
    });
    expect(await asOf(moments.renamed, { by: 'OCCURRED' })).toMatchObject({
      state: 'ACTIVE',
      by: 'OCCURRED',
      owner: { name: { value: '王晓明' }, departments: ['星河', '研发'] },
    });
  });

  it('shows its owner’s department where it lay then, before and after the one above moved', async () => {
    const idOf = async (...path: string[]) =>
      toGlobalId('Department', (await organization.department(path)) ?? '');
    const input = { departmentId: await idOf('星河'), parentId: await idOf('集团') };
    const moved = await admin.caller.send(
      `mutation ($input: MoveDepartmentInput!) { moveDepartment(input: $input) {
        ... on MoveDepartmentPayload { position } ${PROBLEM} } }`,
      { input },
    );
    auditor.after(read(moved, 'position'));
    const { recordedAt } = (await untilEvent(running, 'organization-', 'DepartmentMoved')).metadata;
    const then = async (at: string, by: string) =>
      read(await asOf(at, { by }), 'owner', 'departments');
    for (const by of ['RECORDED', 'OCCURRED']) {
      expect(await then(moments.renamed, by)).toEqual(['星河', '研发']);
      expect(await then(moments.begun, by)).toEqual(['星河', '销售中心']);
      expect(await then(recordedAt, by)).toEqual(['集团', '星河', '研发']);
    }
  });

  it('says that nothing was known before its beginning, in the caller’s language', async () => {
    expect(await asOf(moments.before)).toMatchObject({
      __typename: 'UnknownAtThatTimeProblem',
      code: 'UnknownAtThatTime',
      path: ['at'],
      message: 'Nothing was known of this account at that moment. Ask for a later one.',
    });
  });

  it('differs between two moments by fields, with what led there', async () => {
    const { begun: from, renamed: to } = moments;
    const diff = await auditor.send(DIFF, { id: wang.id, from, to });
    expect(diff).toMatchObject({
      before: { state: 'ACTIVE' },
      after: { state: 'ACTIVE' },
      changes: [
        { field: 'OWNER_NAME', before: { value: '王小明' }, after: { value: '王晓明' } },
        {
          field: 'OWNER_DEPARTMENTS',
          before: { value: '星河 / 销售中心' },
          after: { value: '星河 / 研发' },
        },
      ],
      history: { totalCount: { value: 2 } },
    });
    const events = (read(diff, 'history', 'nodes') as object[]).map((node) => read(node, 'event'));
    expect(events).toEqual(['AccountUnlocked', 'AccountLocked']);
    const locked = await auditor.send(DIFF, { id: wang.id, from, to: moments.locked });
    expect(read(locked, 'changes')).toEqual([
      { field: 'STATE', before: { value: 'ACTIVE' }, after: { value: 'LOCKED' } },
    ]);
  });

  it('differs from nothing by all it has, and refuses a period that runs backwards', async () => {
    const { before: from, begun: to } = moments;
    const diff = await auditor.send(DIFF, { id: wang.id, from, to });
    expect(read(diff, 'before')).toBeNull();
    const changes = read(diff, 'changes') as readonly object[];
    expect(changes.map((change) => read(change, 'field'))).toEqual([
      'ADDRESS',
      'KIND',
      'PROVIDER',
      'AUTHORITY',
      'STATE',
      'CREDENTIAL_STATE',
      'CREDENTIAL_CHANGED_AT',
      'OWNER',
      'OWNER_NAME',
      'OWNER_DEPARTMENTS',
      'OWNER_ROLE',
      'RECOVERY_CHANNELS',
    ]);
    const backwards = await auditor.send(DIFF, { id: wang.id, from: to, to: from });
    expect(backwards).toMatchObject({ code: 'InvalidInput', path: ['to'] });
  });

  it('is filtered by events, actor, reason and time, in both languages', async () => {
    const events = async (filter: object) =>
      (
        read(
          await auditor.send(HISTORY, { id: wang.id, filter }),
          'history',
          'nodes',
        ) as readonly object[]
      ).map((node) => read(node, 'event'));
    expect(await events({ events: ['AccountLocked', 'AccountProvisioned'] })).toEqual([
      'AccountLocked',
      'AccountProvisioned',
    ]);
    expect(await events({ reasons: ['ANOMALY'] })).toEqual(['AccountLocked']);
    expect(await events({ actorId: admin.personId })).toEqual(['AccountUnlocked', 'AccountLocked']);
    expect(await events({ actorKind: 'COMMAND_LINE' })).toEqual([
      'PasswordChanged',
      'AccountProvisioned',
    ]);
    expect(await events({ actorId: wang.id })).toEqual([]);
    expect(await events({ from: moments.begun, to: moments.locked })).toEqual(['AccountLocked']);
    const chinese = await new Caller(running.url, {
      token: (await organization.signedIn({ address: 'zh@example.com', role: 'AUDITOR' })).caller
        .token,
      language: 'zh-CN',
    })
      .after(auditor.position)
      .send(HISTORY, { id: wang.id, filter: { reasons: ['ANOMALY'] } });
    expect(read(chinese, 'history', 'nodes', 0, 'sentence')).toBe(
      '管理员 李娜 锁定了账户（原因：异常登录），直至解锁',
    );
  });

  it('is at this moment what the account’s own page shows, in whichever state it is', async () => {
    const linked = await organization.person({
      address: 'linked@example.com',
      backup: 'l@example.org',
    });
    const waiting = await organization.person({ address: 'waiting@example.com', password: null });
    const suspended = await organization.person({ address: 'suspended@example.com' });
    await organization.suspend(suspended.accountId);
    const frozen = await organization.person({ address: 'frozen@example.com' });
    const passedOn = await organization.person({ address: 'passed.on@example.com', name: '前任' });
    const step = { changeId: newId(), ownerId: frozen.employeeId };
    await append(frozen, { type: 'AccountFrozen', data: step });
    await append(passedOn, {
      type: 'OwnerChanged',
      data: {
        changeId: newId(),
        previousOwnerId: passedOn.employeeId,
        ownerId: wang.employeeId,
      },
    });
    await organization.resetByLink();
    await admin.caller.send(
      `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) {
        ... on ResetPasswordPayload { position } } }`,
      { input: { accountId: linked.id, reasonCode: 'FORGOTTEN' } },
    );
    // The link's mail is an event too, and the page read a moment before it would differ from the past read after it.
    await untilEvent(running, linked.stream, 'NotificationSent');
    auditor.after(await running.foundation.store.headPosition());
    const shown = `state lockedUntil revision kind provider authority address { value }
      credential { state mustChange expiresAt changedAt } owner { id name { value } }`;
    for (const { id } of [wang, linked, waiting, suspended, frozen, passedOn]) {
      const at = new Date().toISOString();
      const now = await auditor.send(`query ($id: ID!) { account(id: $id) { ${shown} } }`, { id });
      const then = await auditor.send(
        `query ($id: ID!, $at: DateTime!) {
          accountAsOf(id: $id, at: $at) { ... on AccountAsOf { ${shown} } } }`,
        { id, at },
      );
      expect(then).toEqual(now);
    }
    const before = await auditor.send(AS_OF, {
      id: passedOn.id,
      at: await provisionedAt(passedOn),
    });
    expect(before).toMatchObject({ owner: { id: passedOn.personId, name: { value: '前任' } } });
  });

  const provisionedAt = async ({ stream }: Person) =>
    (await untilEvent(running, stream, 'AccountProvisioned')).metadata.recordedAt;

  /** An event that another context would write, as its process would. */
  async function append({ accountId }: Person, event: DomainEvent): Promise<void> {
    await running.foundation.aggregates.execute({
      aggregate: { category: 'account', initial: null, evolve: () => null },
      id: accountId,
      context: organization.context(),
      decide: () => [event],
    });
  }

  it('is not there for another organization, nor for an id of nothing', async () => {
    const abroad = await Organization.found(running, 'example.net');
    const foreign = await abroad.signedIn({ address: 'audit@example.net', role: 'AUDITOR' });
    const { renamed: at } = moments;
    for (const id of [wang.id, toGlobalId('Account', newId()), 'nonsense'])
      expect(await foreign.caller.send(AS_OF, { id, at })).toMatchObject({
        code: 'NotFound',
        path: ['id'],
      });
  });
});
