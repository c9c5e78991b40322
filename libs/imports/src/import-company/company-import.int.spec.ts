import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accountAggregate, ProvisionAccount } from '@keyledger/accounts';
import { employeeAggregate } from '@keyledger/employees';
import { AggregateStore, Claims } from '@keyledger/event-store';
import { AuthorityRegistry } from '@keyledger/mailboxes';
import {
  departmentPath,
  GrantRole,
  HOST,
  OrganizationReader,
  type Authority,
} from '@keyledger/organizations';
import { aContext, aScope } from '@keyledger/organizations/testing';
import { CommandBus, type Command } from '@nestjs/cqrs';
import iconv from 'iconv-lite';
import { CompanyImport, ImportReader, type RowProblem } from '../index.js';
import { LookUpRow } from '../look-up/look-up-row.js';
import { aCompany, type CompanyUnderImport } from '../testing/index.js';

const header = '姓名,工号,邮箱,部门,手机,备用邮箱,生日,类型,服务商';
const table = (...rows: string[]) => [header, ...rows, ''].join('\r\n');
const people = table(
  '张伟,E001,zhang.wei@example.com,研发中心/平台部,138 0000 0001,zw1@example.org,1988-05-12,,腾讯企业邮箱',
  '张伟,E002,zhang.wei2@example.com,研发中心/平台部,,,,,',
  '李娜,,li.na@example.com,研发中心,,ln@example.org,,个人,FAKE',
  '张伟,E001,service@example.com,,,,,共享,',
);

describe('Importing a company', () => {
  let company: CompanyUnderImport;
  beforeEach(async () => {
    company = await aCompany();
  });
  afterEach(() => company.close());

  async function run(bytes: string | Buffer, by?: Authority) {
    const problems: RowProblem[] = [];
    const request = await company.file(bytes, by);
    const outcome = await company.app.application
      .get(CompanyImport)
      .run(request, { problem: (problem) => void problems.push(problem) });
    return { ...outcome, problems };
  }

  async function mailbox(address: string) {
    const held = await company.app.application
      .get(Claims)
      .holderOf({ kind: 'address', scopeId: null, value: address });
    const store = company.app.application.get(AggregateStore);
    const { state: account } = await store.load(accountAggregate, held?.ownerId ?? '');
    const { state: owner } = await store.load(employeeAggregate, account.ownerId);
    return { id: held?.ownerId, account, owner };
  }

  it('brings in people, departments, channels and mailboxes without a credential', async () => {
    const { counts, problems, unknownHeaders } = await run(people);
    expect(problems).toEqual([]);
    expect(unknownHeaders).toEqual([]);
    expect(counts).toEqual({ rows: 4, created: 4, changed: 0, unchanged: 0, failed: 0 });

    const { account, owner } = await mailbox('zhang.wei@example.com');
    expect(account).toMatchObject({
      kind: 'PERSONAL',
      provider: '腾讯企业邮箱',
      authority: 'KEYLEDGER',
      credential: null,
    });
    expect(owner).toMatchObject({ name: '张伟', employeeNumber: 'E001', birthDate: '1988-05-12' });
    expect(owner.channels).toMatchObject([
      { kind: 'EMAIL', destination: 'zw1@example.org', state: 'ASSERTED' },
      { kind: 'PHONE', destination: '+8613800000001', state: 'ASSERTED' },
    ]);
    const organization = await company.app.application
      .get(OrganizationReader)
      .state(company.organizationId);
    const path = departmentPath(organization, owner.departmentId ?? '');
    expect(path.map(({ name }) => name)).toEqual(['研发中心', '平台部']);
    expect((await mailbox('li.na@example.com')).account.authority).toBe('FAKE');
  });

  it('takes two of one name for two people, and two mailboxes of one number for one', async () => {
    await run(people);
    const [one, other, shared] = await Promise.all(
      ['zhang.wei@example.com', 'zhang.wei2@example.com', 'service@example.com'].map(mailbox),
    );
    expect(one?.account.ownerId).not.toBe(other?.account.ownerId);
    expect(shared?.account).toMatchObject({ ownerId: one?.account.ownerId, kind: 'SHARED' });
    expect(await company.streams('employee')).toBe(3);
  });

  it('changes nothing when it is repeated, in another encoding too', async () => {
    await run(people);
    const before = await company.events();
    for (const bytes of [people, iconv.encode(people, 'gb18030')]) {
      const { counts, problems } = await run(bytes);
      expect(problems).toEqual([]);
      expect(counts).toMatchObject({ rows: 4, unchanged: 4 });
    }
    const ofTwoImports = 4;
    expect(await company.events()).toBe(before + ofTwoImports);
  });

  it('writes only what differs', async () => {
    await run(people);
    const { counts } = await run(
      table(
        '张玮,E001,zhang.wei@example.com,销售部,138 0000 0009,,,,阿里企业邮箱',
        '李娜,E003,li.na@example.com,,,,,,FAKE',
      ),
    );
    expect(counts).toEqual({ rows: 2, created: 0, changed: 2, unchanged: 0, failed: 0 });
    const { account, owner } = await mailbox('zhang.wei@example.com');
    expect(account.provider).toBe('阿里企业邮箱');
    expect(owner.name).toBe('张玮');
    expect(owner.channels.map(({ destination }) => destination)).toEqual([
      'zw1@example.org',
      '+8613800000009',
    ]);
    expect((await mailbox('li.na@example.com')).owner).toMatchObject({ employeeNumber: 'E003' });
  });

  it('tells of each row what is wrong with it and goes on', async () => {
    await run(people);
    const { counts, problems } = await run(
      table(
        '王芳,E010,wang.fang@example.com,,,,,,',
        '陈杰,E011,chen.jie@example.net,,12,,,,',
        '王芳,E010,wang.fang@example.com,,,,,,',
        '赵敏,E001,li.na@example.com,,,,,,FAKE',
        '张伟,E002,zhang.wei2@example.com,,,,,共享,',
        '张伟,E002,zhang.wei2@example.com2,,,,,,',
        '刘洋,E012,liu.yang@example.com,,,,,,',
      ),
    );
    expect(counts).toEqual({ rows: 7, created: 2, changed: 0, unchanged: 0, failed: 5 });
    const told = problems.map(({ row, column, code }) => ({ row, column, code }));
    expect(told.sort((a, b) => a.row - b.row || (a.code < b.code ? 1 : -1))).toEqual([
      { row: 3, column: '手机', code: 'PhoneInvalid' },
      { row: 3, column: '邮箱', code: 'DomainUnknown' },
      { row: 4, column: null, code: 'RowRepeated' },
      { row: 5, column: null, code: 'OwnerDiffers' },
      { row: 6, column: null, code: 'KindDiffers' },
      { row: 7, column: '邮箱', code: 'DomainUnknown' },
    ]);
  });

  it('makes one of everything when one file is imported twice at once', async () => {
    const rows = Array.from(
      { length: 120 },
      (_, n) => `员工${n},N${n % 100},user${n}@example.com,部门${n % 7}/组${n % 3},,,,,`,
    );
    const both = await Promise.all([run(table(...rows)), run(table(...rows))]);
    expect(both.flatMap(({ problems }) => problems)).toEqual([]);
    expect(await company.streams('account')).toBe(120);
    expect(await company.streams('employee')).toBe(100);
    const created = both.reduce((sum, { counts }) => sum + counts.created, 0);
    expect(created).toBeGreaterThanOrEqual(120);
  });

  it('is finished by importing again after it died half-way', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, n) => `员工${n},${n % 2 === 0 ? `N${n}` : ''},user${n}@example.com,部门,,,,,`,
    );
    await expect(dying(20).run(await company.file(table(...rows)))).rejects.toThrow('power cut');
    const registered = await company.streams('employee');
    const provisioned = await company.streams('account');
    expect(registered).toBeGreaterThan(provisioned);

    const tooSoon = await run(table(...rows));
    expect(new Set(tooSoon.problems.map(({ code }) => code))).toEqual(new Set(['InProgress']));
    company.clock.advance(10 * 60_000 + 1);
    const { counts, problems } = await run(table(...rows));
    expect(problems).toEqual([]);
    expect(counts.created).toBe(tooSoon.problems.length);
    expect(await company.streams('employee')).toBe(40);
    expect(await company.streams('account')).toBe(40);
  });

  it('redirects no recovery channel of somebody whom the importer does not outrank', async () => {
    await run(people);
    const { account } = await mailbox('zhang.wei@example.com');
    const { organizationId } = company;
    await company.app.commands.execute(
      new GrantRole(HOST, aContext(organizationId), account.ownerId, 'OWNER', null),
    );
    const mine = table('张伟,E001,zhang.wei@example.com,,,evil@example.org,,,');
    const { problems } = await run(mine, aScope('ADMIN', { organizationId }));
    expect(problems).toMatchObject([{ row: 2, code: 'RankTooLow' }]);
    expect((await mailbox('zhang.wei@example.com')).owner.channels).toHaveLength(2);
  });

  it('is for owners and admins of the whole organization', async () => {
    const { organizationId } = company;
    for (const by of [
      aScope('HELPDESK', { organizationId }),
      aScope('ADMIN', { organizationId, departmentIds: ['x'] }),
    ]) {
      await expect(run(people, by)).rejects.toMatchObject({ rejection: { code: 'Forbidden' } });
    }
    expect(await company.streams('import')).toBe(0);
  });

  it('is written down as a process of its own', async () => {
    const { importId, counts, position } = await run(people);
    const reader = company.app.application.get(ImportReader);
    expect(await reader.find(company.organizationId, importId)).toMatchObject({
      encoding: 'UTF-8',
      counts,
    });
    expect(await reader.find(importId, importId)).toBeNull();
    expect(position).toBe(await company.app.events.store.headPosition());
  });

  /** An import whose process dies when it is about to provision the n-th mailbox. */
  function dying(n: number): CompanyImport {
    const { application } = company.app;
    const bus = application.get(CommandBus);
    let provisions = 0;
    const failing = Object.create(bus) as CommandBus;
    failing.execute = <Result>(command: Command<Result>) => {
      if (command instanceof ProvisionAccount && (provisions += 1) > n) {
        return Promise.reject(new Error('power cut'));
      }
      return bus.execute(command);
    };
    return new CompanyImport(
      failing,
      application.get(AggregateStore),
      application.get(OrganizationReader),
      application.get(AuthorityRegistry),
      application.get(LookUpRow, { strict: false }),
    );
  }
});
