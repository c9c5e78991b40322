import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { employeeEvents, EmployeesModule, RegisterEmployee } from '@keyledger/employees';
import { Claims, eventStoreMigrations } from '@keyledger/event-store';
import { FixedClock, newId } from '@keyledger/kernel';
import {
  AddDomain,
  CreateDepartment,
  departmentIdOf,
  FoundOrganization,
  HOST,
  organizationEvents,
  OrganizationsModule,
  type Authority,
} from '@keyledger/organizations';
import {
  aContext,
  aScope,
  testApplication,
  type TestApplication,
} from '@keyledger/organizations/testing';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { Module } from '@nestjs/common';
import { accountEvents } from '../account.events.js';
import { InstalledAuthorities } from '../installed-authorities.port.js';
import { MailboxAddresses } from '../mailbox-addresses.js';
import { ProvisionAccount, type Mailbox } from './provision-account.command.js';
import { ProvisionAccountHandler } from './provision-account.handler.js';

@Module({
  imports: [OrganizationsModule, EmployeesModule],
  providers: [
    MailboxAddresses,
    ProvisionAccountHandler,
    { provide: InstalledAuthorities, useValue: { names: () => ['FAKE'] } },
  ],
})
class Provisioning {}

describe('Provisioning an account', () => {
  const organizationId = newId();
  const ownerId = newId();
  const clock = new FixedClock(new Date('2026-11-23T08:00:00.000Z'));
  let database: TestDatabase;
  let app: TestApplication;
  let department: string;

  beforeAll(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    const definitions = [...organizationEvents, ...employeeEvents, ...accountEvents];
    app = await testApplication(database.postgres, definitions, [Provisioning], clock);
    const context = aContext(organizationId);
    department = departmentIdOf(context);
    const charter = { name: '蓝山科技', timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const;
    const person = {
      name: '赵无名',
      employeeNumber: null,
      birthDate: null,
      origin: 'ADMIN',
    } as const;
    for (const command of [
      new FoundOrganization(aContext(organizationId), charter),
      new AddDomain(HOST, aContext(organizationId), 'example.com'),
      new CreateDepartment(HOST, context, null, '研发中心'),
      new RegisterEmployee(HOST, aContext(organizationId), ownerId, {
        ...person,
        departmentId: department,
      }),
    ]) {
      expect(await app.commands.execute(command)).toMatchObject({ outcome: 'appended' });
    }
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const provision = (change: Partial<Mailbox>, by: Authority = HOST, accountId = newId()) =>
    app.commands.execute(
      new ProvisionAccount(by, aContext(organizationId), accountId, {
        address: 'zhao@example.com',
        kind: 'PERSONAL',
        provider: 'KEYLEDGER',
        authority: 'KEYLEDGER',
        ownerId,
        origin: 'ADMIN',
        ...change,
      }),
    );

  it('writes the mailbox down once, in its normal spelling', async () => {
    const accountId = newId();
    const first = await provision({ address: ' Once@Example.COM' }, HOST, accountId);
    expect(first).toMatchObject({
      outcome: 'appended',
      state: { address: 'once@example.com', ownerId, credential: null },
    });
    const again = await provision({ address: 'once@example.com' }, HOST, accountId);
    expect(again).toMatchObject({ outcome: 'unchanged' });
  });

  it('gives an address to one of many that ask at once', async () => {
    const rivals = await Promise.all(
      Array.from({ length: 8 }, () => provision({ address: 'rival@example.com' })),
    );
    const codes = rivals.map((each) =>
      each.outcome === 'rejected' ? each.rejection.code : each.outcome,
    );
    expect(codes.toSorted()).toEqual([...Array<string>(7).fill('AddressTaken'), 'appended']);
  });

  it('gives an address away that was held and never used, after ten minutes', async () => {
    const value = 'left@example.com';
    const claim = { kind: 'address', scopeId: null, value } as const;
    await app.application.get(Claims).claim({ ...claim, ownerId: newId(), organizationId });
    expect(await provision({ address: value })).toMatchObject({
      rejection: { code: 'AddressTaken' },
    });
    clock.advance(10 * 60_000 + 1);
    expect(await provision({ address: value })).toMatchObject({ outcome: 'appended' });
  });

  it.each<[string, Partial<Mailbox>, string, string]>([
    ['no address', { address: 'nobody' }, 'InvalidInput', 'address'],
    ['a domain of somebody else', { address: 'a@example.net' }, 'DomainUnknown', 'address'],
    ['an unknown owner', { ownerId: newId() }, 'EmployeeUnknown', 'ownerId'],
    ['a connector that is not there', { authority: 'TENCENT' }, 'InvalidInput', 'authority'],
    ['a label without end', { provider: 'x'.repeat(33) }, 'InvalidInput', 'provider'],
  ])('refuses %s', async (_, change, code, path) => {
    expect(await provision(change)).toMatchObject({ rejection: { code, path: [path] } });
  });

  it('knows the installed connectors', async () => {
    const fake = { address: 'fake@example.com', authority: 'FAKE', provider: 'FAKE' };
    expect(await provision(fake)).toMatchObject({ outcome: 'appended' });
  });

  it('asks for the department of the owner', async () => {
    const address = 'department@example.com';
    const scope = (over: Parameters<typeof aScope>[1]) =>
      aScope('ADMIN', { organizationId, ...over });
    const elsewhere = provision({ address }, scope({ departmentIds: [newId()] }));
    expect(await elsewhere).toMatchObject({ rejection: { code: 'OutsideYourDepartments' } });
    const helpdesk = provision({ address }, aScope('HELPDESK', { organizationId }));
    expect(await helpdesk).toMatchObject({ rejection: { code: 'Forbidden' } });
    expect(await provision({ address }, scope({ departmentIds: [department] }))).toMatchObject({
      outcome: 'appended',
    });
  });
});
