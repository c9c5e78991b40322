import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProvisionAccount, UserListQuery } from '@keyledger/accounts';
import {
  AccountPast,
  erasureAggregate,
  ErasePerson,
  ErasureSubjects,
  DecideOnErasure,
  PersonTraces,
  PlaceLegalHold,
  ReleaseLegalHold,
  RequestErasure,
} from '@keyledger/compliance';
import { readConfiguration } from '@keyledger/configuration';
import { Vault } from '@keyledger/credentials';
import { RegisterEmployee } from '@keyledger/employees';
import {
  AggregateStore,
  EventCodec,
  EventRegistry,
  isErased,
  PostgresDataKeys,
  PostgresEventStore,
  verifyLog,
  type Executed,
  type Execution,
  type Loaded,
} from '@keyledger/event-store';
import { testKeyRing } from '@keyledger/keys/testing';
import { newId, type DomainEvent, type Scope } from '@keyledger/kernel';
import { AddDomain, FoundOrganization, HOST } from '@keyledger/organizations';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { ProjectionRunner } from '@keyledger/projections';
import { Sessions } from '@keyledger/sign-in';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { contextModules } from './context-modules.js';
import { eventDefinitions } from './event-definitions.js';
import { openFoundation, type Foundation } from './foundation.js';
import { migrations } from './migrations.js';
import type { Keyledger } from './open-keyledger.js';
import { projections } from './projections.js';

/** The point at which a process dies: before it records its n-th step, or right after. */
interface Death {
  readonly at: number;
  readonly when: 'BEFORE' | 'AFTER';
}

class Died extends Error {}

/** The real store, for a process that dies at a step. */
class MortalStore extends AggregateStore {
  private steps = 0;

  constructor(
    private readonly real: AggregateStore,
    private readonly death: Death,
  ) {
    super();
  }

  load<State, Event extends DomainEvent>(
    ...asked: Parameters<typeof AggregateStore.prototype.load<State, Event>>
  ): Promise<Loaded<State>> {
    return this.real.load(...asked);
  }

  async execute<State, New extends DomainEvent, Event extends DomainEvent>(
    execution: Execution<State, New, Event>,
  ): Promise<Executed<State, Event>> {
    this.steps += 1;
    const dies = this.steps === this.death.at;
    if (dies && this.death.when === 'BEFORE') throw new Died();
    const executed = await this.real.execute(execution);
    if (dies) throw new Died();
    return executed;
  }
}

const EVERY_STEP = [
  'ErasureRequested',
  'ErasureApproved',
  'ErasureStarted',
  'PersonKeysDestroyed',
  'PersonTracesDeleted',
  'ErasureCompleted',
];

describe('Erasing a person', () => {
  let database: TestDatabase;
  let foundation: Foundation;
  let runner: ProjectionRunner;
  let app: INestApplicationContext;
  let [here, abroad]: [string, string] = ['', ''];

  beforeAll(async () => {
    database = await testDatabase({ migrations, max: 20 });
    const { postgres } = database;
    const store = await PostgresEventStore.open(postgres);
    foundation = await openFoundation({ postgres, keyRing: testKeyRing(), store });
    runner = new ProjectionRunner(postgres, store, foundation.codec, projections);
    await runner.start();
    const configuration = readConfiguration({});
    class Whole {}
    Module({ imports: contextModules({ foundation, configuration } as Keyledger) })(Whole);
    app = await NestFactory.createApplicationContext(Whole, { logger: ['error'] });
    [here, abroad] = [await organization('here.example'), await organization('abroad.example')];
  });
  afterAll(async () => {
    await app?.close();
    await runner?.stop();
    await foundation?.close();
    await database?.drop();
  });

  const part = <Part>(token: abstract new (...parts: never[]) => Part) =>
    app.get(token as never, { strict: false }) as Part;
  const context = (organizationId: string) => ({
    organizationId,
    actor: { kind: 'PERSON', id: newId(), role: 'ADMIN' } as const,
    commandId: newId(),
    correlationId: 'spec',
  });
  const by = (name: string, organizationId = here): Scope => ({
    organizationId,
    departmentIds: null,
    role: 'OWNER',
    actor: { kind: 'PERSON', id: name, role: 'OWNER' },
  });
  const as = (name: string) => ({ ...context(here), actor: by(name).actor });
  const [LI, CHEN] = [newId(), newId()];

  async function carryOut(command: object): Promise<string> {
    const result = (await part(CommandBus).execute(command as never)) as {
      readonly outcome?: string;
      readonly rejection?: { readonly code: string };
    };
    return result?.rejection?.code ?? result?.outcome ?? 'ok';
  }

  async function organization(domain: string): Promise<string> {
    const id = newId();
    const charter = { name: '星河', timeZone: 'Asia/Shanghai', locale: 'zh-CN' } as const;
    await carryOut(new FoundOrganization(context(id), charter));
    await carryOut(new AddDomain(HOST, context(id), domain));
    return id;
  }

  async function person(
    organizationId = here,
    employeeNumber: string | null = null,
  ): Promise<string> {
    const id = newId();
    const channels = [{ kind: 'EMAIL' as const, destination: `${id}@example.org` }];
    const facts = { name: '王小明', employeeNumber, birthDate: null, departmentId: null, channels };
    await carryOut(
      new RegisterEmployee(HOST, context(organizationId), id, { ...facts, origin: 'ADMIN' }),
    );
    return id;
  }

  const request = (employeeId: string, name = LI) =>
    carryOut(new RequestErasure(by(name), as(name), employeeId, 'REQUEST_OF_THE_PERSON'));
  const decide = (employeeId: string, approved = true, name = CHEN) =>
    carryOut(new DecideOnErasure(by(name), as(name), employeeId, approved));
  const typesIn = async (stream: string) =>
    (await foundation.store.read(stream)).events.map(({ type }) => type);
  const stateOf = async (employeeId: string) =>
    (await foundation.aggregates.load(erasureAggregate, employeeId)).state;
  const nameOf = async (employeeId: string) => {
    const { events } = await foundation.store.read(`employee-${employeeId}`);
    const [registered] = await foundation.codec.decodeAll(events.slice(0, 1));
    return (registered?.data as { name: unknown }).name;
  };

  function erasing(aggregates = foundation.aggregates): ErasePerson {
    return new ErasePerson(
      foundation.store,
      aggregates,
      foundation.dataKeys,
      part(ErasureSubjects),
      part(CommandBus),
      part(PersonTraces),
      foundation.readPositions,
      foundation.clock,
    );
  }

  it('takes a request, a second person, and leaves a certificate; only this person is gone', async () => {
    const [gone, stays] = [await person(here, 'E-1'), await person(here, 'E-2')];
    const elsewhere = await person(abroad, 'E-1');
    const owned = { organizationId: here, stream: `employee-${gone}` };
    const link = { linkId: newId(), owner: owned, expiresAt: new Date(Date.now() + 3_600_000) };
    const token = await part(Vault).issueLink(link);
    await part(Sessions).open({
      id: newId(),
      organizationId: here,
      accountId: newId(),
      employeeId: gone,
      shared: false,
      mustChangePassword: false,
      accountRevision: 0,
    });
    expect(await request(gone)).toBe('appended');
    expect(await request(gone)).toBe('AlreadyExists');
    expect(await decide(gone, true, LI)).toBe('SecondPersonNeeded');
    expect(await decide(gone)).toBe('appended');
    await erasing().carryOut(gone, 'spec');

    expect(await typesIn(`erasure-${gone}`)).toEqual(EVERY_STEP);
    const { certificate } = await stateOf(gone);
    expect(certificate).toMatchObject({
      keyIds: [`${gone}/pii/1`],
      claims: 1,
      secrets: 2,
      sessions: 1,
      algorithm: 'AES-256-GCM',
    });
    expect(await part(Vault).findLink(token)).toBeNull();
    expect(isErased(await nameOf(gone))).toBe(true);
    expect([await nameOf(stays), await nameOf(elsewhere)]).toEqual(['王小明', '王小明']);
    const rows = await part(UserListQuery).people(by(LI), [gone, stays]);
    expect(rows.find((row) => row.employee_id === gone)).toMatchObject({
      erased: true,
      name: null,
      channels: [{ masked: null }],
    });
    expect(rows.find((row) => row.employee_id === stays)).toMatchObject({ name: '王小明' });
    // The number is free for somebody else.
    expect(await nameOf(await person(here, 'E-1'))).toBe('王小明');
    expect(await request(gone)).toBe('NotFound');
  });

  it('is not of somebody in another organization', async () => {
    const elsewhere = await person(abroad);
    expect(await request(elsewhere)).toBe('NotFound');
    expect(await typesIn(`erasure-${elsewhere}`)).toEqual([]);
  });

  it('waits until mailboxes are handed over, at the request and at the second look', async () => {
    const owner = await person();
    const provision = () =>
      carryOut(
        new ProvisionAccount(HOST, context(here), newId(), {
          address: `${newId()}@here.example`,
          kind: 'PERSONAL',
          provider: 'KEYLEDGER',
          authority: 'KEYLEDGER',
          ownerId: owner,
          origin: 'ADMIN',
        }),
      );
    expect(await request(owner)).toBe('appended');
    expect(await decide(owner)).toBe('appended');
    await provision();
    await erasing().carryOut(owner, 'spec');
    expect((await typesIn(`erasure-${owner}`)).at(-1)).toBe('ErasureStopped');
    expect(await nameOf(owner)).toBe('王小明');
    expect(await request(owner)).toBe('StillOwnsMailbox');
  });

  it('shows at every date of a mailbox that was handed over, and leaves its next owner alone', async () => {
    const [former, next] = [await person(), await person()];
    const accountId = newId();
    const mailbox = {
      address: `${newId()}@here.example`,
      kind: 'PERSONAL',
      provider: 'KEYLEDGER',
    } as const;
    await carryOut(
      new ProvisionAccount(HOST, context(here), accountId, {
        ...mailbox,
        authority: 'KEYLEDGER',
        ownerId: former,
        origin: 'ADMIN',
      }),
    );
    const before = { at: foundation.clock.now(), by: 'RECORDED' } as const;
    while (foundation.clock.now() <= before.at);
    await foundation.aggregates.execute({
      aggregate: { category: 'account', initial: null, evolve: () => null },
      id: accountId,
      context: context(here),
      decide: () => [
        {
          type: 'OwnerChanged',
          data: { changeId: newId(), previousOwnerId: former, ownerId: next },
        },
      ],
    });
    const head = await foundation.store.headPosition();
    await foundation.readPositions.waitFor(['user_list'], head, 60_000);
    await request(former);
    await decide(former);
    await erasing().carryOut(former, 'spec');
    const past = part(AccountPast);
    const then = await past.at(here, accountId, before);
    expect(then?.account).toMatchObject({ ownerId: former, address: mailbox.address });
    expect(isErased(then?.owner.name)).toBe(true);
    const now = await past.at(here, accountId, { ...before, at: foundation.clock.now() });
    expect(now?.owner.name).toBe('王小明');
  });

  it('is restricted while a hold stands, and says until when', async () => {
    const held = await person();
    const until = new Date(Date.now() + 3_600_000);
    const hold = (end: Date | null) =>
      new PlaceLegalHold(by(LI), context(here), held, 'AUDIT', end);
    expect(await carryOut(hold(new Date(0)))).toBe('InvalidInput');
    expect(await carryOut(hold(until))).toBe('appended');
    expect(await request(held)).toBe('appended');
    expect(await typesIn(`erasure-${held}`)).toEqual([
      'LegalHoldPlaced',
      'ErasureRequested',
      'ProcessingRestricted',
    ]);
    expect(await decide(held)).toBe('LegalHoldActive');
    const [{ id = '' } = {}] = (await stateOf(held)).holds;
    const release = () => carryOut(new ReleaseLegalHold(by(LI), context(here), held, id));
    expect([await release(), await release()]).toEqual(['appended', 'NotFound']);
    expect(await decide(held)).toBe('appended');
    await carryOut(hold(null));
    await erasing().carryOut(held, 'spec');
    expect((await typesIn(`erasure-${held}`)).at(-1)).toBe('ErasureStopped');
    expect(await nameOf(held)).toBe('王小明');
  });

  describe.each(['BEFORE', 'AFTER'] as const)('a crash %s the record of a step', (when) => {
    it.each([1, 2, 3, 4])('ends in the same state: step %d', async (at) => {
      const gone = await person();
      await request(gone);
      await decide(gone);
      const mortal = erasing(new MortalStore(foundation.aggregates, { at, when }));
      await expect(mortal.carryOut(gone, 'spec')).rejects.toThrow(Died);
      await erasing().carryOut(gone, 'spec');
      expect(await typesIn(`erasure-${gone}`)).toEqual(EVERY_STEP);
      const erased = (await typesIn(`employee-${gone}`)).filter(
        (type) => type === 'EmployeeErased',
      );
      expect(erased).toHaveLength(1);
      expect((await stateOf(gone)).certificate?.keyIds).toEqual([`${gone}/pii/1`]);
    });
  });

  it('cannot be held up any more once it has begun', async () => {
    const gone = await person();
    await request(gone);
    await decide(gone);
    await erasing().step(gone, 'spec');
    const hold = new PlaceLegalHold(by(LI), context(here), gone, 'AUDIT', null);
    expect(await carryOut(hold)).toBe('ErasureUnderWay');
    await erasing().carryOut(gone, 'spec');
    expect(await typesIn(`erasure-${gone}`)).toEqual(EVERY_STEP);
  });

  it('is known at once in other processes, which kept the key in memory', async () => {
    const gone = await person();
    const keys = await PostgresDataKeys.open(database.postgres, testKeyRing());
    const other = new EventCodec(new EventRegistry(eventDefinitions), keys);
    const { events } = await foundation.store.read(`employee-${gone}`);
    const readElsewhere = async () =>
      ((await other.decodeAll(events))[0]?.data as { name: unknown }).name;
    const forgotten = new Promise<void>((resolve) => other.onErasure(resolve));
    expect(await readElsewhere()).toBe('王小明');
    await request(gone);
    await decide(gone);
    await erasing().carryOut(gone, 'spec');
    await forgotten;
    expect(isErased(await readElsewhere())).toBe(true);
    await keys.close();
  });

  it('leaves chains that verify and read models that a rebuild comes to', async () => {
    await foundation.readPositions.waitFor(
      projections.map(({ name }) => name),
      await foundation.store.headPosition(),
      60_000,
    );
    for (const { name } of projections) {
      expect(await foundation.projectionOperations.compare(name)).toMatchObject({
        projection: name,
        differences: 0,
      });
    }
    expect(await verifyLog(foundation.store)).toMatchObject({ faultsFound: 0 });
  });
});
