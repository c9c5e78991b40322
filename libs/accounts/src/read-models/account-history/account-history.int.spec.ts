import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Scope } from '@keyledger/kernel';
import { LoaderRegistry, type RequestContext } from '@keyledger/graphql';
import { aRequest } from '@keyledger/graphql/testing';
import { INITIAL_PASSWORD_POLICY } from '@keyledger/organizations';
import { EVERYTHING } from '../testing/a-served-list.js';
import { ACME, ADMIN, at, id } from '../testing/an-event-log.js';
import { runningReadModels, type RunningReadModels } from '../testing/running-read-models.js';

let models: RunningReadModels;
const account = { accountId: id('王小明'), atLeast: null };
const stream = `account-${id('王小明')}`;
const employee = (name: string) => ({
  type: 'EmployeeRegistered',
  data: { name, employeeNumber: null, birthDate: null, departmentId: null, origin: 'ADMIN' },
});

beforeAll(async () => {
  models = await runningReadModels();
  const passwordPolicy = INITIAL_PASSWORD_POLICY;
  await models.append(`organization-${ACME}`, [
    {
      type: 'OrganizationFounded',
      data: { name: 'ACME', timeZone: 'Asia/Shanghai', locale: 'zh-CN', passwordPolicy },
    },
  ]);
  await models.append(`employee-${ADMIN.id}`, [employee('李娜')]);
  await models.append(`employee-${id('王小明')}`, [employee('王小明')]);
  await models.append(stream, [
    {
      type: 'AccountProvisioned',
      data: {
        address: 'wang.xm@acme.cn',
        kind: 'PERSONAL',
        provider: 'NetEase',
        authority: 'KEYLEDGER',
        ownerId: id('王小明'),
        origin: 'ADMIN',
      },
    },
  ]);
  const lock = { ownerId: id('王小明'), note: '出差', until: at(60).toISOString() };
  await models.append(stream, [{ type: 'AccountLocked', data: lock }], {
    reasonCode: 'ANOMALY',
    ticket: 'HD-7',
  });
  await models.append(`organization-${ACME}`, [
    {
      type: 'RoleGranted',
      data: { employeeId: id('王小明'), role: 'AUDITOR', departmentId: null },
    },
  ]);
  await models.appendAndWait(`signin-${id('王小明')}-202611`, [
    {
      type: 'SignInSucceeded',
      data: {
        accountId: id('王小明'),
        network: '203.0.113.7',
        client: 'WEB',
        credentialId: id('credential'),
      },
    },
  ]);
});
afterAll(() => models.close());

function read(
  page: { first: number; after?: string | null },
  locale: RequestContext['locale'] = 'en',
  scope: Scope = EVERYTHING,
) {
  const request = aRequest({ locale, loaders: new LoaderRegistry() });
  return models.history.page(scope, request, account, page);
}

describe('The history of an account', () => {
  it('is what happened to it, newest first: itself, its sign-ins, its owner’s roles', async () => {
    const { nodes } = await read({ first: 10 });
    expect(nodes.map(({ sentence }) => sentence)).toEqual([
      'Signed in from 203.0.113.7 (web)',
      'Administrator 李娜 gave the mailbox’s owner the role “auditor”',
      'Administrator 李娜 locked the account (reason: anomalous sign-in, ticket HD-7), until Nov 23, 2026, 5:00 PM',
      'Administrator 李娜 added this personal mailbox (provider: NetEase)',
    ]);
    expect(nodes[2]).toMatchObject({
      __typename: 'LockEntry',
      event: 'AccountLocked',
      actor: { kind: 'PERSON', name: { value: '李娜', state: 'VISIBLE' }, role: 'ADMIN' },
      reasonCode: 'ANOMALY',
      ticket: 'HD-7',
      note: { value: '出差', state: 'VISIBLE' },
    });
  });

  it('is read page by page', async () => {
    const whole = (await read({ first: 10 })).nodes.map(({ eventId }) => eventId);
    const first = await read({ first: 3 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await read({ first: 3, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ eventId }) => eventId)).toEqual(whole);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect(await first.totalCount).toEqual({ value: 4, capped: false });
  });

  it('shows a change in the answer to that change', async () => {
    const note = { ownerId: id('王小明'), note: null };
    const atLeast = await models.append(stream, [{ type: 'AccountUnlocked', data: note }]);
    const request = aRequest({ loaders: new LoaderRegistry() });
    const { nodes } = await models.history.page(
      EVERYTHING,
      request,
      { ...account, atLeast },
      { first: 1 },
    );
    expect(nodes[0]?.sentence).toBe('Administrator 李娜 unlocked the account');
    expect(request.reading.stale).toBe(false);
  });

  it('is empty for another organization', async () => {
    const { nodes } = await read({ first: 10 }, 'en', { ...EVERYTHING, organizationId: id('x') });
    expect(nodes).toEqual([]);
  });

  describe('of two owners', () => {
    const next = id('陈静');
    const employeeScope = (employeeId: string): Scope => ({
      ...EVERYTHING,
      role: 'EMPLOYEE',
      actor: { kind: 'PERSON', id: employeeId, role: 'EMPLOYEE' },
    });

    beforeAll(async () => {
      await models.append(`employee-${next}`, [employee('陈静')]);
      const changeId = id('change');
      await models.append(`ownerchange-${changeId}`, [
        { type: 'OwnerChangeStarted', data: { accountId: id('王小明'), reason: 'LEFT' } },
      ]);
      await models.append(stream, [
        { type: 'AccountFrozen', data: { changeId, ownerId: id('王小明') } },
        {
          type: 'OwnerChanged',
          data: { changeId, previousOwnerId: id('王小明'), ownerId: next },
        },
      ]);
      await models.append(`organization-${ACME}`, [
        { type: 'RoleRevoked', data: { employeeId: id('王小明'), role: 'AUDITOR' } },
        { type: 'RoleGranted', data: { employeeId: next, role: 'HELPDESK', departmentId: null } },
      ]);
      const note = { ownerId: next, note: '新同事' };
      await models.appendAndWait(stream, [{ type: 'AccountSuspended', data: note }]);
    });

    it('says of each entry whose the mailbox was then, and follows the owner’s roles only', async () => {
      const { nodes } = await read({ first: 4 });
      const told = nodes.map(({ sentence, owner }) => [owner?.name.value, sentence]);
      expect(told).toEqual([
        ['陈静', 'Administrator 李娜 suspended the account'],
        ['陈静', 'Administrator 李娜 gave the mailbox’s owner the role “help desk”'],
        [
          '陈静',
          'The mailbox passed from 王小明 to 陈静; what its former owner could sign in with is void',
        ],
        ['王小明', 'The account was frozen while its owner changes'],
      ]);
    });

    it('tells administrators who wanted it so, and not the one who is to leave', async () => {
      const started = async (scope?: Scope) =>
        (await read({ first: 20 }, 'en', scope)).nodes.filter(
          ({ event }) => event === 'OwnerChangeStarted',
        );
      expect((await started()).map(({ sentence, owner }) => [sentence, owner?.name.value])).toEqual(
        [['Administrator 李娜 started to pass the mailbox on, as its owner leaves', '王小明']],
      );
      expect(await started(employeeScope(id('王小明')))).toEqual([]);
    });

    it('tells from when to when it was whose', async () => {
      const request = aRequest({ loaders: new LoaderRegistry() });
      const periods = await models.history.ownerPeriods(EVERYTHING, request, account);
      expect(periods.map(({ owner, to }) => [owner.name.value, to !== null])).toEqual([
        ['王小明', true],
        ['陈静', false],
      ]);
      expect(periods[0]?.to).toEqual(periods[1]?.from);
    });

    it('shows the next owner nothing of the former one’s time, nor the other way round', async () => {
      const { nodes, totalCount } = await read({ first: 10 }, 'en', employeeScope(next));
      expect(nodes.map(({ event }) => event)).toEqual([
        'AccountSuspended',
        'RoleGranted',
        'OwnerChanged',
      ]);
      expect(await totalCount).toEqual({ value: 3, capped: false });
      const request = aRequest({ loaders: new LoaderRegistry() });
      const own = await models.history.ownerPeriods(employeeScope(next), request, account);
      expect(own.map(({ owner }) => owner.name.value)).toEqual(['陈静']);
    });
  });

  it('shows at once that data was erased, without the index being touched', async () => {
    await models.events.dataKeys.destroyKeys(id('王小明'));
    const { nodes } = await read({ first: 10 }, 'zh-CN');
    expect(nodes[0]).toMatchObject({ note: { value: '新同事', state: 'VISIBLE' } });
    expect(nodes.slice(5).map(({ sentence }) => sentence)).toEqual([
      '管理员 李娜 解锁了账户',
      '登录成功（网页）',
      '管理员 李娜 授予邮箱所有者“审计员”角色',
      '管理员 李娜 锁定了账户（原因：异常登录，工单 HD-7），至 2026年11月23日 17:00',
      '管理员 李娜 添加了个人邮箱（服务商：NetEase）',
    ]);
    expect(nodes[8]).toMatchObject({ note: { value: null, state: 'ERASED' } });
  });
});
