import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Scope } from '@keyledger/kernel';
import { eventStoreMigrations } from '@keyledger/event-store';
import {
  NodeRegistry,
  operationsWithoutRule,
  Problem,
  toGlobalId,
  undescribed,
} from '@keyledger/graphql';
import { aRequest, schemaOf } from '@keyledger/graphql/testing';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { Global, Module, type Type } from '@nestjs/common';
import { ChangePasswordPolicyResolver } from '../change-password-policy/change-password-policy.resolver.js';
import { CreateDepartmentResolver } from '../create-department/create-department.resolver.js';
import { GrantRoleResolver } from '../grant-role/grant-role.resolver.js';
import {
  auditEvents,
  EmployeeDirectory,
  FoundOrganization,
  INITIAL_PASSWORD_POLICY,
  organizationEvents,
  organizationResolvers,
  OrganizationsModule,
} from '../index.js';
import { RenameDepartmentResolver } from '../rename-department/rename-department.resolver.js';
import { RevokeRoleResolver } from '../revoke-role/revoke-role.resolver.js';
import { aContext, aScope, testApplication, type TestApplication } from '../testing/index.js';
import { OrganizationResolver } from './organization.resolver.js';

@Global()
@Module({
  providers: [
    NodeRegistry,
    { provide: EmployeeDirectory, useValue: { isRegistered: () => Promise.resolve(true) } },
  ],
  exports: [NodeRegistry, EmployeeDirectory],
})
class Surroundings {}

@Module({ providers: [...organizationResolvers] })
class Resolvers {}

describe('An organization over GraphQL', () => {
  const organizationId = newId();
  const request = aRequest();
  let database: TestDatabase;
  let app: TestApplication;
  let owner: Scope;

  beforeAll(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    const definitions = [...organizationEvents, ...auditEvents];
    const modules = [Surroundings, OrganizationsModule, Resolvers];
    app = await testApplication(database.postgres, definitions, modules);
    const charter = { name: '蓝山科技', timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const;
    await app.commands.execute(new FoundOrganization(aContext(organizationId), charter));
    owner = aScope('OWNER', { organizationId, employeeId: newId() });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const resolver = <Resolver>(type: Type<Resolver>): Resolver => app.application.get(type);

  async function department(name: string, parentId?: string, scope = owner) {
    const answer = await resolver(CreateDepartmentResolver).createDepartment(
      { name, parentId },
      scope,
      request,
    );
    if (answer instanceof Problem || !answer.department) throw new Error(`No ${name}`);
    return answer.department;
  }

  it('states a rule for every operation and describes everything', async () => {
    const schema = await schemaOf(...(organizationResolvers as Type<unknown>[]));
    expect(operationsWithoutRule(schema)).toEqual([]);
    const names = /^(Organization|Department|RoleHolder|Password|CreateDep|RenameDep|Grant|Revoke)/;
    expect(undescribed(schema).filter((where) => names.test(where))).toEqual([]);
  });

  it('shows what a department’s admin may see of it', async () => {
    const top = await department('研发中心');
    const below = await department('平台部', top.id);
    await department('销售部');
    const plain = Buffer.from(top.id, 'base64url').toString().split(':')[1] ?? '';
    const scope = aScope('ADMIN', { organizationId, departmentIds: [plain] });
    const { departments } = await resolver(OrganizationResolver).organization(scope);
    expect(departments).toEqual([top, below]);
    const all = await resolver(OrganizationResolver).organization(owner);
    expect(all.departments).toHaveLength(3);
    expect(all.passwordPolicy).toMatchObject({ version: 1, minLength: 10 });
  });

  it('answers a department sent twice with the same one', async () => {
    const input = { name: '人事部', commandId: 'client-command-1' };
    const create = () => resolver(CreateDepartmentResolver).createDepartment(input, owner, request);
    expect(await create()).toEqual(await create());
  });

  it('answers problems as problems', async () => {
    const foreign = toGlobalId('Account', newId());
    const rename = resolver(RenameDepartmentResolver);
    expect(
      await rename.renameDepartment({ departmentId: foreign, name: 'x' }, owner, request),
    ).toMatchObject({ code: 'DepartmentUnknown', path: ['departmentId'] });
    const { id } = await department('客服部');
    expect(
      await rename.renameDepartment({ departmentId: id, name: '客服中心' }, owner, request),
    ).toMatchObject({ department: { id, name: '客服中心' } });
  });

  it('grants and revokes roles', async () => {
    const employeeId = toGlobalId('Employee', newId());
    const grant = { employeeId, role: 'HELPDESK' } as const;
    expect(await resolver(GrantRoleResolver).grantRole(grant, owner, request)).toMatchObject({
      employeeId,
      held: { role: 'HELPDESK', departmentId: null },
    });
    expect((await resolver(OrganizationResolver).organization(owner)).roles).toHaveLength(1);
    expect(
      await resolver(RevokeRoleResolver).revokeRole({ employeeId }, owner, request),
    ).toMatchObject({ held: null });
  });

  it('puts a policy in force under its next version', async () => {
    const change = resolver(ChangePasswordPolicyResolver);
    const input = { ...INITIAL_PASSWORD_POLICY, minLength: 14 };
    expect(await change.changePasswordPolicy(input, owner, request)).toMatchObject({
      passwordPolicy: { version: 2, minLength: 14 },
    });
    const wrong = { ...input, minLength: 7 };
    expect(await change.changePasswordPolicy(wrong, owner, request)).toMatchObject({
      code: 'InvalidInput',
      path: ['policy', 'minLength'],
    });
  });
});
