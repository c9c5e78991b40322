import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock, newId } from '@keyledger/kernel';
import { Claims, eventStoreMigrations } from '@keyledger/event-store';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { Global, Module } from '@nestjs/common';
import {
  AddDomain,
  auditEvents,
  AuditTrail,
  CreateDepartment,
  departmentIdOf,
  EmployeeDirectory,
  EnsureDepartments,
  FoundOrganization,
  GrantRole,
  HOST,
  OrganizationReader,
  organizationEvents,
  OrganizationsModule,
  RevokeRole,
} from './index.js';
import { aContext, testApplication, type TestApplication } from './testing/index.js';

const registered = new Set<string>();

@Global()
@Module({
  providers: [
    {
      provide: EmployeeDirectory,
      useValue: { isRegistered: (_: string, id: string) => Promise.resolve(registered.has(id)) },
    },
  ],
  exports: [EmployeeDirectory],
})
class KnownPeople {}

describe('Organizations', () => {
  const clock = new FixedClock(new Date('2026-11-23T08:00:00.000Z'));
  let database: TestDatabase;
  let app: TestApplication;
  let organizations: OrganizationReader;

  beforeAll(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    const definitions = [...organizationEvents, ...auditEvents];
    const modules = [KnownPeople, OrganizationsModule];
    app = await testApplication(database.postgres, definitions, modules, clock);
    organizations = app.application.get(OrganizationReader);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  async function found(name: string): Promise<string> {
    const id = newId();
    const charter = { name, timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const;
    const { outcome } = await app.commands.execute(new FoundOrganization(aContext(id), charter));
    expect(outcome).toBe('appended');
    return id;
  }

  it('are read once for all who ask during a reading, after what was written before they asked', async () => {
    const id = await found('云海科技');
    const asked = Array.from({ length: 20 }, () => organizations.loaded(id));
    expect(new Set(asked).size).toBe(2);
    await app.commands.execute(new AddDomain(HOST, aContext(id), 'yunhai.example'));
    const now = await Promise.all([organizations.state(id), organizations.state(id)]);
    expect(now.map(({ domains }) => domains.has('yunhai.example'))).toEqual([true, true]);
  });

  it('are found by their mail domains in any spelling', async () => {
    const id = await found('蓝山科技');
    await app.commands.execute(new AddDomain(HOST, aContext(id), '蓝山.example'));
    expect(await organizations.organizationByDomain('蓝山.EXAMPLE')).toBe(id);
    expect(await organizations.organizationByDomain('other.example')).toBeNull();
    expect(await organizations.organizationByDomain('not a domain')).toBeNull();
  });

  it('share no mail domain, even when two ask at once', async () => {
    const ids = await Promise.all([found('One'), found('Two'), found('Three')]);
    const outcomes = await Promise.all(
      ids.map((id) => app.commands.execute(new AddDomain(HOST, aContext(id), 'race.example'))),
    );
    const won = outcomes.findIndex(({ outcome }) => outcome === 'appended');
    expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
    expect(outcomes.filter(({ outcome }) => outcome === 'rejected')[0]).toMatchObject({
      rejection: { code: 'DomainTaken' },
    });
    expect(await organizations.organizationByDomain('race.example')).toBe(ids[won]);
  });

  it('get a domain whose claim nobody made good, after ten minutes', async () => {
    const value = { kind: 'domain', scopeId: null, value: 'left.example' } as const;
    const crashed = newId();
    const claims = app.application.get(Claims);
    await claims.claim({ ...value, ownerId: crashed, organizationId: crashed });
    const id = await found('Heir');
    const ask = () => app.commands.execute(new AddDomain(HOST, aContext(id), 'left.example'));
    expect(await ask()).toMatchObject({ rejection: { code: 'DomainTaken' } });
    clock.advance(10 * 60_000 + 1);
    expect(await ask()).toMatchObject({ outcome: 'appended' });
  });

  it('make one department of a command that comes twice, and of two that race', async () => {
    const id = await found('Departments');
    const context = aContext(id);
    const create = new CreateDepartment(HOST, context, null, '研发中心');
    expect(await app.commands.execute(create)).toMatchObject({ outcome: 'appended' });
    expect(await app.commands.execute(create)).toMatchObject({ outcome: 'repeated' });
    const path = ['研发中心', '平台部', '存储组'];
    await Promise.all(
      [1, 2, 3].map(() => app.commands.execute(new EnsureDepartments(HOST, aContext(id), path))),
    );
    const { departments } = await organizations.state(id);
    expect([...departments.values()].map(({ name }) => name)).toEqual(path);
    expect(departments.get(departmentIdOf(context))).toMatchObject({ parentId: null });
  });

  it('grant roles to people they know only, and keep their last owner', async () => {
    const id = await found('Roles');
    const owner = newId();
    const grant = () =>
      app.commands.execute(new GrantRole(HOST, aContext(id), owner, 'OWNER', null));
    expect(await grant()).toMatchObject({ rejection: { code: 'EmployeeUnknown' } });
    registered.add(owner);
    expect(await grant()).toMatchObject({ outcome: 'appended' });
    expect(await app.commands.execute(new RevokeRole(HOST, aContext(id), owner))).toMatchObject({
      rejection: { code: 'LastOwner' },
    });
  });

  it('record who was denied what, ten a minute one by one and the rest in one sum', async () => {
    const trail = new AuditTrail(app.events.aggregates, clock);
    const actor = { kind: 'PERSON', id: newId(), role: 'HELPDESK' } as const;
    const subject = { organizationId: newId(), actor, correlationId: newId() };
    const denial = { command: 'resetPassword', targetId: newId(), code: 'RankTooLow' };
    for (let n = 0; n < 15; n += 1) await trail.denied(subject, denial);
    await trail.onModuleDestroy();
    const { events } = await app.events.store.read(`audit-${actor.id}-202611`);
    const denials = await app.events.codec.decodeAll(events);
    expect(denials).toHaveLength(11);
    expect(denials.at(0)?.data).toEqual({ ...denial, suppressed: 0 });
    expect(denials.at(-1)?.data).toEqual({ ...denial, suppressed: 4 });
  });

  it('record acts on the command line under a name that streams take', async () => {
    const trail = app.application.get(AuditTrail);
    const actor = { kind: 'COMMAND_LINE', id: 'root@host', role: null } as const;
    const subject = { organizationId: newId(), actor, correlationId: newId() };
    await trail.commandLineAct(subject, 'organization create', subject.organizationId);
    const { events } = await app.events.store.read('audit-command_line_root_host-202611');
    expect(events).toHaveLength(1);
  });
});
