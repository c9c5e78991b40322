import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyLog } from '@keyledger/event-store';
import { testDatabase } from '@keyledger/postgres/testing';
import {
  ACCOUNT,
  Caller,
  CHANGE,
  FIND,
  ME,
  PageVisitor,
  plainId,
  read,
  RESET,
  RunningKeyledger,
  setUp,
  setUpLink,
  signIn,
  trySignIn,
  untilEvent,
} from './harness/index.js';

const OWNER = { address: 'linxiao@example.com', password: 'Yue-liang 9 chuan!' };
const CHOSEN = 'Qing-chen 7 he feng';
const FACETS = `query ($filter: AccountFilterInput, $search: String) {
  accounts(filter: $filter, search: $search, first: 1) {
    totalCount { value capped }
    facets {
      states { state count { value capped } }
      mustChange { mustChange count { value capped } }
      providers { provider count { value capped } }
      departments { department { id name } count { value capped } }
    }
  }
}`;
const SAVE = `mutation ($input: SaveAccountFilterInput!) {
  saveAccountFilter(input: $input) {
    ... on SavedAccountFilterPayload { savedFilter { id name problem { code } } }
    ... on Problem { code path message }
  }
}`;
const SAVED = `{ savedAccountFilters {
  id name search problem { code }
  filter { departmentId state provider mustChange formerOwnerId }
  sort { field descending }
} }`;
const DELETE = `mutation ($input: DeleteSavedAccountFilterInput!) {
  deleteSavedAccountFilter(input: $input) { __typename ... on Problem { code } }
}`;
const APPLY = `query ($filter: AccountFilterInput, $search: String, $sort: AccountSortInput) {
  accounts(filter: $filter, search: $search, sort: $sort, first: 200) { nodes { owner { name { value } } } }
}`;
const TABLE = new URL('../../examples/sample-company/employees.csv', import.meta.url);

describe('The main job', () => {
  let running: RunningKeyledger;
  let owner: Caller & { token: string };
  /** Of the mailbox that is reset. */
  let id: string;
  let temporary: string;

  beforeAll(async () => {
    running = await RunningKeyledger.start();
  });
  afterAll(() => running?.close());

  const find = async (search: string) =>
    read(await owner.send(FIND, { search }), 'nodes') as readonly unknown[];
  const addressesFound = async (search: string) =>
    (await find(search)).map((node) => read(node, 'address', 'value'));
  const reset = (commandId: string) =>
    owner.send(RESET, {
      input: { accountId: id, reasonCode: 'FORGOTTEN', ticket: 'HD-1042', commandId },
    });

  it('begins with the set-up link, which founds the company and works once', async () => {
    const link = await setUpLink(running);
    const visitor = await setUp(running, link, { domain: 'example.com', ...OWNER });
    expect([visitor.status, visitor.path]).toEqual([200, expect.stringMatching(/^\/done/)]);
    expect((await new PageVisitor(running.url).open(link)).status).toBe(404);
    owner = await signIn(running.url, OWNER.address, OWNER.password);
    expect(await owner.send(ME)).toMatchObject({ role: 'OWNER', mustChangePassword: false });
  });

  it('imports the company, and again without changing anything', async () => {
    const upload = async () => {
      const form = new FormData();
      form.set('file', new Blob([readFileSync(TABLE)], { type: 'text/csv' }), 'employees.csv');
      const response = await fetch(`${running.url}/imports`, {
        method: 'POST',
        headers: { authorization: `Bearer ${owner.token}` },
        body: form,
      });
      const lines = (await response.text()).trim().split('\n');
      return read(JSON.parse(lines.at(-1) ?? '{}'), 'result');
    };
    const first = await upload();
    expect(first).toMatchObject({ rows: 202, created: 202, failed: 0, unknownHeaders: [] });
    expect(await upload()).toMatchObject({ created: 0, changed: 0, unchanged: 202, failed: 0 });
    owner.after(read(first, 'position'));
    expect(read(await owner.send(FIND), 'totalCount', 'value')).toBe(203);
  });

  it('finds people by address, name, pinyin, initials and number', async () => {
    for (const search of ['shan.zhi', '单志远', '志远', 'shanzhiyuan', 'szy', 'LS1005']) {
      expect([search, await addressesFound(search)]).toEqual([
        search,
        expect.arrayContaining(['shan.zhiyuan@example.com']),
      ]);
    }
    expect(await addressesFound('欧阳')).toContain('ouyang.jing@example.com');
    const namesakes = await addressesFound('张伟');
    expect(namesakes).toEqual(
      expect.arrayContaining(['zhang.wei@example.com', 'zhang.wei2@example.com']),
    );
    const [zhang] = await find('zhang.wei@');
    id = String(read(zhang, 'id'));
    expect(read(zhang, 'credential', 'state')).toBe('UNKNOWN');
  });

  it('counts what each filter would leave', async () => {
    const listed = await owner.send(FACETS);
    const of = (facet: string) => read(listed, 'facets', facet) as readonly object[];
    expect(of('states').map((each) => read(each, 'state'))).toEqual([
      'ACTIVE',
      'LOCKED',
      'SUSPENDED',
      'FROZEN',
    ]);
    expect(of('mustChange')).toHaveLength(2);
    expect(of('providers').length).toBeGreaterThan(1);
    expect(of('departments').length).toBeGreaterThan(1);
    const filters = [
      ...of('states').map(({ count, ...filter }: { count?: unknown }) => ({ count, filter })),
      ...of('mustChange').map(({ count, ...filter }: { count?: unknown }) => ({ count, filter })),
      ...of('providers').map(({ count, ...filter }: { count?: unknown }) => ({ count, filter })),
      ...of('departments').map((each) => ({
        count: read(each, 'count'),
        filter: { departmentId: read(each, 'department', 'id') },
      })),
    ];
    for (const { filter, count } of filters)
      expect([filter, read(await owner.send(FACETS, { filter }), 'totalCount')]).toEqual([
        filter,
        count,
      ]);
  });

  it('keeps a filter, which the list takes as it is given back', async () => {
    const found = await owner.send(FACETS, { search: '王' });
    const departmentId = read(found, 'facets', 'departments', 0, 'department', 'id');
    const filter = { departmentId, mustChange: false };
    const input = { name: ' 王姓 ', search: '王', filter, commandId: 'save-1042' };
    const first = await owner.send(SAVE, { input });
    expect(first).toMatchObject({ savedFilter: { name: '王姓', problem: null } });
    expect(await owner.send(SAVE, { input })).toEqual(first);
    const sort = { field: 'NAME', descending: true };
    const id = read(first, 'savedFilter', 'id');
    await owner.send(SAVE, { input: { id, name: '王', search: '王', filter, sort } });

    const kept = (await owner.send(SAVED)) as readonly object[];
    expect(kept).toMatchObject([{ id, name: '王', filter, search: '王', sort, problem: null }]);
    const listed = read(await owner.send(APPLY, { ...kept[0] }), 'nodes') as readonly unknown[];
    const names = listed.map((node) => String(read(node, 'owner', 'name', 'value')));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !name.includes('王'))).toEqual([]);
    expect(await owner.send(APPLY, { search: '王', filter, sort })).toEqual({ nodes: listed });

    const gone = { name: '别处', filter: { departmentId: 'x' } };
    expect(await owner.send(SAVE, { input: gone })).toMatchObject({
      code: 'DepartmentUnknown',
      path: ['filter', 'departmentId'],
    });
    const once = { input: { id, commandId: 'delete-1042' } };
    const deleted = { __typename: 'DeletedAccountFilterPayload' };
    expect(await owner.send(DELETE, once)).toEqual(deleted);
    expect(await owner.send(DELETE, once)).toEqual(deleted);
    expect(await owner.send(DELETE, { input: { id } })).toMatchObject({ code: 'NotFound' });
    expect(await owner.send(SAVED)).toEqual([]);
  });

  it('counts for a list or two at a time, not for twenty', async () => {
    const lists = (many: number) =>
      `{ ${Array.from({ length: many }, (_, n) => `list${n}: accounts(first: 1) { facets { states { state } } }`).join(' ')} }`;
    expect(await owner.ask(lists(2))).toMatchObject({ errors: [] });
    const { errors } = await owner.ask(lists(10));
    expect(errors).toMatchObject([{ extensions: { code: 'TOO_COMPLEX' } }]);
  });

  it('resets the password and shows the secret once', async () => {
    const first = await reset('reset-hd-1042');
    expect(read(first, 'secret')).toMatchObject({ state: 'SHOWN_ONCE', effective: true });
    expect(read(first, 'account', 'credential')).toEqual({ state: 'TEMPORARY', mustChange: true });
    const repeated = await reset('reset-hd-1042');
    expect(read(repeated, 'secret')).toMatchObject({
      state: 'ALREADY_SHOWN',
      temporaryPassword: null,
    });
    const voided = String(read(first, 'secret', 'temporaryPassword'));
    const again = await reset('reset-hd-1042-again');
    temporary = String(read(again, 'secret', 'temporaryPassword'));
    expect(temporary).not.toBe(voided);
    expect(await trySignIn(running.url, 'zhang.wei@example.com', voided)).toMatchObject({
      code: 'SignInRefused',
    });
  });

  it('lets the employee in with the temporary password, to change it and nothing else', async () => {
    const employee = await signIn(running.url, 'zhang.wei@example.com', temporary);
    expect(await employee.send(ME)).toMatchObject({ mustChangePassword: true });
    for (const [query, variables] of [
      [FIND, {}],
      [ACCOUNT, { id }],
      ['{ node(id: "x") { id } }', {}],
      ['{ organization { name } }', {}],
    ] as const) {
      const { data, errors } = await employee.ask(query, variables);
      expect([query, Object.values(data ?? { refused: null }), errors.length]).toEqual([
        query,
        [null],
        1,
      ]);
    }

    const change = (currentPassword: string, newPassword: string) =>
      employee.send(CHANGE, { input: { currentPassword, newPassword } });
    const weak = await change(temporary, 'zhangwei');
    expect(read(weak, 'code')).toBe('PasswordTooWeak');
    expect(read(weak, 'params')).toContainEqual({
      name: 'violations',
      value: expect.stringMatching(
        /(?=.*TOO_SHORT)(?=.*MISSING_UPPER)(?=.*MISSING_DIGIT)(?=.*MISSING_SPECIAL)(?=.*CONTAINS_NAME)/,
      ),
    });
    expect(await change('not it at All 1!', CHOSEN)).toMatchObject({
      code: 'CurrentPasswordWrong',
    });
    expect(await change(temporary, CHOSEN)).toMatchObject({ __typename: 'AccountPayload' });

    expect(await employee.refusal(ACCOUNT, { id })).toBe('UNAUTHENTICATED');
    expect(await trySignIn(running.url, 'zhang.wei@example.com', temporary)).toMatchObject({
      code: 'SignInRefused',
    });
    const back = await signIn(running.url, 'zhang.wei@example.com', CHOSEN);
    expect(await back.send(ME)).toMatchObject({ role: 'EMPLOYEE', mustChangePassword: false });
    owner.after(back.position);
  });

  it('shows it in the list and in the history, in both languages', async () => {
    const [zhang] = await find('zhang.wei@');
    expect(zhang).toMatchObject({
      state: 'ACTIVE',
      credential: { state: 'PERMANENT', mustChange: false },
      resetVerification: { state: 'VERIFIED', client: 'API' },
      lastSignInAt: expect.any(String),
    });
    const sentences = async (language: 'zh-CN' | 'en') => {
      const reader = new Caller(running.url, { token: owner.token, language });
      const account = await reader.after(owner.position).send(ACCOUNT, { id });
      const entries = read(account, 'history', 'nodes') as readonly unknown[];
      return entries.map((entry) => read(entry, 'sentence'));
    };
    expect(await sentences('en')).toEqual(
      expect.arrayContaining([
        'Organization owner 林晓 reset the password (reason: forgotten, ticket HD-1042); the temporary password is good for 72 hours',
        '张伟 changed their password, as required',
        'Signed in from 127.0.0.1 (API)',
      ]),
    );
    expect((await sentences('zh-CN')).join('\n')).toMatch(/林晓.*重置了密码.*HD-1042/);
  });

  it('tells the employee, on every channel and without a secret', async () => {
    await untilEvent(running, `account-${plainId(id)}`, 'NotificationSent', 3);
    const messages = running.outbox.messagesTo('zhang.wei@example.org');
    expect(messages).toHaveLength(3);
    for (const { text } of messages) {
      expect(text).toContain('zhang.wei@example.com');
      expect(text).not.toContain(temporary);
      expect(text).not.toContain(CHOSEN);
    }
  });

  it('replays into an empty database to the same lists, over chains that verify', async () => {
    const { store, projectionOperations } = running.foundation;
    expect(await verifyLog(store)).toMatchObject({ faultsFound: 0 });
    const empty = await testDatabase();
    try {
      const { equal, projections } = await projectionOperations.replayInto(empty.postgres);
      expect({ equal, projections }).toMatchObject({ equal: true });
      expect(projections.length).toBeGreaterThan(0);
    } finally {
      await empty.drop();
    }
  });
});
