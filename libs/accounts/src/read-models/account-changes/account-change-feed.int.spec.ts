import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Scope } from '@keyledger/kernel';
import { aPrincipal } from '@keyledger/graphql/testing';
import { EVERYTHING, OTHER_ORGANIZATION } from '../testing/a-served-list.js';
import { id } from '../testing/an-event-log.js';
import { runningReadModels, type RunningReadModels } from '../testing/running-read-models.js';
import type { AccountChange } from './account-change-feed.js';

let models: RunningReadModels;
beforeAll(async () => {
  models = await runningReadModels();
  for (const name of ['王小明', '张伟'])
    await models.appendAndWait(streamOf(name), [provisioned(name)]);
});
afterAll(() => models.close());

const streamOf = (name: string) => `account-${id(name)}`;
const provisioned = (name: string) => ({
  type: 'AccountProvisioned',
  data: {
    address: `${id(name)}@acme.cn`,
    kind: 'PERSONAL',
    provider: 'NetEase',
    authority: 'KEYLEDGER',
    ownerId: id(`owner of ${name}`),
    origin: 'ADMIN',
  },
});
const labelled = (provider: string) => ({ type: 'AccountProviderLabelled', data: { provider } });
const suspended = (name: string) => ({
  type: 'AccountSuspended',
  data: { ownerId: id(`owner of ${name}`), note: null },
});

const admin = aPrincipal({ sessionId: id('session of 李娜'), accountId: id('account of 李娜') });
const watch = (accountId: string | null = null, scope: Scope = EVERYTHING, watcher = admin) =>
  models.feed.watch(scope, watcher, accountId);
const providerIn = async (changes: AsyncIterator<AccountChange>) => {
  const { value } = (await changes.next()) as IteratorYieldResult<AccountChange>;
  return [value.row.account_id, value.row.provider];
};

describe('Watching accounts', () => {
  it('tells of a change once the list shows it', async () => {
    const changes = await watch();
    const position = await models.append(streamOf('王小明'), [labelled('A')]);
    const { value } = (await changes.next()) as IteratorYieldResult<AccountChange>;
    expect(value.row.provider).toBe('A');
    expect((await models.positions.current(['user_list']))! >= position).toBe(true);
    await changes.return?.();
  });

  it('tells each watcher only of what is in scope, or of the one account that matters', async () => {
    const everything = await watch();
    const one = await watch(id('张伟'));
    const foreign = await watch(null, { ...EVERYTHING, organizationId: OTHER_ORGANIZATION });
    const department = await watch(null, { ...EVERYTHING, departmentIds: [id('研发')] });
    const own = await watch(null, {
      ...EVERYTHING,
      role: 'EMPLOYEE',
      actor: { kind: 'PERSON', id: id('owner of 张伟'), role: 'EMPLOYEE' },
    });
    await models.append(streamOf('王小明'), [labelled('B')]);
    await models.append(streamOf('张伟'), [labelled('C')]);
    expect(await providerIn(everything)).toEqual([id('王小明'), 'B']);
    expect(await providerIn(everything)).toEqual([id('张伟'), 'C']);
    expect(await providerIn(one)).toEqual([id('张伟'), 'C']);
    expect(await providerIn(own)).toEqual([id('张伟'), 'C']);
    for (const nothing of [foreign, department]) {
      const next = nothing.next();
      await nothing.return?.();
      expect(await next).toMatchObject({ done: true });
    }
    for (const changes of [everything, one, own]) await changes.return?.();
  });

  it.each([
    [
      'signs out',
      (session: string) =>
        models.append(`signin-${id('account of 李娜')}-202611`, [
          { type: 'SignedOut', data: { accountId: id('x'), sessionId: session, note: null } },
        ]),
    ],
    ['is suspended', () => models.append(streamOf('张伟'), [suspended('张伟')])],
    [
      'gets another role',
      () =>
        models.append(`organization-${id('any')}`, [
          {
            type: 'RoleGranted',
            data: { employeeId: id('owner of 张伟'), role: 'AUDITOR', departmentId: null },
          },
        ]),
    ],
  ])('ends when the watcher %s', async (_, happens) => {
    const watcher = aPrincipal({
      sessionId: id('session of 张伟'),
      accountId: id('张伟'),
      employeeId: id('owner of 张伟'),
    });
    const changes = await watch(id('nobody'), EVERYTHING, watcher);
    const other = await watch(id('nobody'));
    const next = changes.next();
    await happens(watcher.sessionId);
    expect(await next).toMatchObject({ done: true });
    expect(models.feed.watchers).toBe(1);
    await other.return?.();
  });

  it('follows the log only while somebody watches, and again when somebody comes back', async () => {
    const first = await watch();
    await first.return?.();
    expect(models.feed.watchers).toBe(0);
    await models.append(streamOf('王小明'), [labelled('unseen')]);
    const second = await watch();
    await models.append(streamOf('王小明'), [labelled('seen')]);
    expect(await providerIn(second)).toEqual([id('王小明'), 'seen']);
    await second.return?.();
  });
});
