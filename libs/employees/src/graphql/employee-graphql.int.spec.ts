import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@keyledger/kernel';
import { eventStoreMigrations } from '@keyledger/event-store';
import { NodeRegistry, operationsWithoutRule, toGlobalId, undescribed } from '@keyledger/graphql';
import { aRequest, schemaOf } from '@keyledger/graphql/testing';
import {
  CreateDepartment,
  departmentIdOf,
  FoundOrganization,
  HOST,
  organizationEvents,
  organizationResolvers,
  OrganizationsModule,
} from '@keyledger/organizations';
import {
  aContext,
  aScope,
  testApplication,
  type TestApplication,
} from '@keyledger/organizations/testing';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { Module, type Type } from '@nestjs/common';
import { AssertRecoveryChannelResolver } from '../assert-recovery-channel/assert-recovery-channel.resolver.js';
import { ChangeEmployeeDetailsResolver } from '../change-employee-details/change-employee-details.resolver.js';
import {
  employeeEvents,
  EmployeeReader,
  employeeResolvers,
  EmployeesModule,
  RegisterEmployee,
} from '../index.js';
import { MoveEmployeeResolver } from '../move-employee/move-employee.resolver.js';
import { RemoveRecoveryChannelResolver } from '../remove-recovery-channel/remove-recovery-channel.resolver.js';

@Module({ providers: [NodeRegistry, ...employeeResolvers] })
class Resolvers {}

describe('Employees over GraphQL', () => {
  const organizationId = newId();
  const plainId = newId();
  const employeeId = toGlobalId('Employee', plainId);
  const owner = aScope('OWNER', { organizationId });
  const request = aRequest();
  let database: TestDatabase;
  let app: TestApplication;

  beforeAll(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    const definitions = [...organizationEvents, ...employeeEvents];
    const modules = [OrganizationsModule, EmployeesModule, Resolvers];
    app = await testApplication(database.postgres, definitions, modules);
    const charter = { name: '蓝山科技', timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const;
    await app.commands.execute(new FoundOrganization(aContext(organizationId), charter));
    const person = { name: '赵无名', employeeNumber: 'E1', birthDate: '1990-01-31' };
    const newcomer = { ...person, departmentId: null, origin: 'ADMIN' } as const;
    await app.commands.execute(
      new RegisterEmployee(HOST, aContext(organizationId), plainId, newcomer),
    );
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const resolver = <Resolver>(type: Type<Resolver>): Resolver => app.application.get(type);
  const person = () => app.application.get(EmployeeReader).find(organizationId, plainId);

  it('state a rule for every operation and describe everything', async () => {
    const resolvers = [...organizationResolvers, ...employeeResolvers] as Type<unknown>[];
    const schema = await schemaOf(...resolvers);
    expect(operationsWithoutRule(schema)).toEqual([]);
    const names = /^(Employee|AssertRec|RemoveRec|MoveEmp|ChangeEmp)/;
    expect(undescribed(schema).filter((where) => names.test(where))).toEqual([]);
  });

  it('get recovery channels and lose them', async () => {
    const assert = (destination: string) =>
      resolver(AssertRecoveryChannelResolver).assertRecoveryChannel(
        { employeeId, destination },
        owner,
        request,
      );
    expect(await assert('Z@Example.org')).toMatchObject({ employeeId });
    expect(await assert('100 0000 0001')).toMatchObject({ employeeId });
    expect(await assert('nowhere')).toMatchObject({ code: 'InvalidInput', path: ['destination'] });
    const channels = (await person())?.channels ?? [];
    expect(channels).toMatchObject([{ kind: 'EMAIL' }, { kind: 'PHONE' }]);
    const channelId = channels[0]?.id ?? '';
    await resolver(RemoveRecoveryChannelResolver).removeRecoveryChannel(
      { employeeId, channelId },
      owner,
      request,
    );
    expect((await person())?.channels).toMatchObject([{ kind: 'PHONE' }]);
  });

  it('are corrected only in what is given, and emptied by what is empty', async () => {
    const change = resolver(ChangeEmployeeDetailsResolver);
    await change.changeEmployeeDetails({ employeeId, name: '赵有名' }, owner, request);
    expect(await person()).toMatchObject({ name: '赵有名', employeeNumber: 'E1' });
    await change.changeEmployeeDetails({ employeeId, birthDate: '' }, owner, request);
    expect(await person()).toMatchObject({ employeeNumber: 'E1', birthDate: null });
  });

  it('are moved to departments that are there', async () => {
    const move = resolver(MoveEmployeeResolver);
    const context = aContext(organizationId);
    await app.commands.execute(new CreateDepartment(HOST, context, null, '研发中心'));
    const departmentId = toGlobalId('Department', departmentIdOf(context));
    await move.moveEmployee({ employeeId, departmentId }, owner, request);
    expect((await person())?.departmentId).toBe(departmentIdOf(context));
    const unknown = { employeeId, departmentId: toGlobalId('Department', newId()) };
    expect(await move.moveEmployee(unknown, owner, request)).toMatchObject({
      code: 'DepartmentUnknown',
    });
  });

  it('of another organization, and ids of something else, are not found', async () => {
    const foreign = aScope('OWNER', { organizationId: newId() });
    const move = resolver(MoveEmployeeResolver);
    expect(await move.moveEmployee({ employeeId }, foreign, request)).toMatchObject({
      code: 'NotFound',
    });
    const account = toGlobalId('Account', plainId);
    expect(await move.moveEmployee({ employeeId: account }, owner, request)).toMatchObject({
      code: 'NotFound',
    });
  });
});
