import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock, newId } from '@keyledger/kernel';
import { Claims, eventStoreMigrations } from '@keyledger/event-store';
import {
  CreateDepartment,
  departmentIdOf,
  FoundOrganization,
  GrantRole,
  HOST,
  organizationEvents,
  OrganizationsModule,
} from '@keyledger/organizations';
import {
  aContext,
  aScope,
  testApplication,
  type TestApplication,
} from '@keyledger/organizations/testing';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import {
  AssertRecoveryChannel,
  ChangeEmployeeDetails,
  employeeEvents,
  employeeNumberClaim,
  EmployeeReader,
  EmployeesModule,
  MoveEmployee,
  RegisterEmployee,
  type Newcomer,
} from './index.js';

describe('Employees', () => {
  const clock = new FixedClock(new Date('2026-11-23T08:00:00.000Z'));
  const organizationId = newId();
  let database: TestDatabase;
  let app: TestApplication;
  let employees: EmployeeReader;
  let department: string;

  beforeAll(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    const definitions = [...organizationEvents, ...employeeEvents];
    const modules = [OrganizationsModule, EmployeesModule];
    app = await testApplication(database.postgres, definitions, modules, clock);
    employees = app.application.get(EmployeeReader);
    const charter = { name: '蓝山', timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const;
    await app.commands.execute(new FoundOrganization(aContext(organizationId), charter));
    const context = aContext(organizationId);
    await app.commands.execute(new CreateDepartment(HOST, context, null, '研发'));
    department = departmentIdOf(context);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  async function register(person: Partial<Newcomer>, employeeId = newId()) {
    const newcomer = {
      name: '张伟',
      employeeNumber: null,
      birthDate: null,
      departmentId: null,
      origin: 'ADMIN',
      ...person,
    } as const;
    const command = new RegisterEmployee(HOST, aContext(organizationId), employeeId, newcomer);
    return { employeeId, change: await app.commands.execute(command) };
  }

  it('of one name in one department are two people', async () => {
    const twins = await Promise.all([
      register({ departmentId: department }),
      register({ departmentId: department }),
    ]);
    expect(twins.map(({ change }) => change.outcome)).toEqual(['appended', 'appended']);
  });

  it('share no number, in whatever spelling and at whatever moment', async () => {
    const rivals = await Promise.all(
      ['E100', 'e100', 'Ｅ 100'].map((employeeNumber) => register({ employeeNumber })),
    );
    const refused = rivals.filter(({ change }) => change.outcome === 'rejected');
    expect(refused).toHaveLength(2);
    expect(refused[0]?.change).toMatchObject({ rejection: { code: 'EmployeeNumberTaken' } });
  });

  it('give a number free when they get another', async () => {
    const { employeeId } = await register({ employeeNumber: 'E200' });
    const change = new ChangeEmployeeDetails(HOST, aContext(organizationId), employeeId, {
      employeeNumber: 'E201',
    });
    expect(await app.commands.execute(change)).toMatchObject({ outcome: 'appended' });
    expect((await register({ employeeNumber: 'E200' })).change.outcome).toBe('appended');
    expect((await register({ employeeNumber: 'E201' })).change.outcome).toBe('rejected');
  });

  it('get a number whose claim nobody made good, after ten minutes', async () => {
    const claim = employeeNumberClaim(organizationId, 'E300');
    if (!claim) throw new Error('E300 is a number');
    await app.application.get(Claims).claim({ ...claim, ownerId: newId(), organizationId });
    expect((await register({ employeeNumber: 'E300' })).change.outcome).toBe('rejected');
    clock.advance(10 * 60_000 + 1);
    expect((await register({ employeeNumber: 'E300' })).change.outcome).toBe('appended');
  });

  it('of another organization are nobody', async () => {
    const { employeeId } = await register({});
    expect(await employees.find(newId(), employeeId)).toBeNull();
    const foreign = new MoveEmployee(HOST, aContext(newId()), employeeId, null);
    expect(await app.commands.execute(foreign)).toMatchObject({ rejection: { code: 'NotFound' } });
  });

  it('get no recovery channel from whom they outrank', async () => {
    const { employeeId } = await register({ name: '王芳' });
    const by = aScope('ADMIN', { organizationId });
    const command = (destination: string) =>
      new AssertRecoveryChannel(by, aContext(organizationId), employeeId, 'EMAIL', destination);
    expect(await app.commands.execute(command('wf@example.org'))).toMatchObject({
      outcome: 'appended',
    });
    await app.commands.execute(
      new GrantRole(HOST, aContext(organizationId), employeeId, 'OWNER', null),
    );
    expect(await app.commands.execute(command('mine@example.org'))).toMatchObject({
      rejection: { code: 'RankTooLow' },
    });
  });

  it('are moved only by who administers both departments', async () => {
    const { employeeId } = await register({});
    const by = aScope('ADMIN', { organizationId, departmentIds: [department] });
    const move = (to: string | null) =>
      app.commands.execute(new MoveEmployee(by, aContext(organizationId), employeeId, to));
    expect(await move(department)).toMatchObject({ rejection: { code: 'OutsideYourDepartments' } });
    const asOwner = aScope('OWNER', { organizationId });
    const command = new MoveEmployee(asOwner, aContext(organizationId), employeeId, department);
    expect(await app.commands.execute(command)).toMatchObject({ outcome: 'appended' });
    expect(await move(newId())).toMatchObject({ rejection: { code: 'DepartmentUnknown' } });
  });
});
