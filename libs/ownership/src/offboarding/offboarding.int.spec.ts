import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  accountAggregate,
  accountProjections,
  ProvisionAccount,
  UserListQuery,
} from '@keyledger/accounts';
import { employeeAggregate, EmployeeReader } from '@keyledger/employees';
import { AggregateStore, Claims, type Position } from '@keyledger/event-store';
import { Clock, newId, Secret, type Scope } from '@keyledger/kernel';
import { HOST, OrganizationReader } from '@keyledger/organizations';
import { ReadPositions } from '@keyledger/projections';
import { projectEvents } from '@keyledger/projections/testing';
import { SignInWithPassword } from '@keyledger/sign-in';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { PASSWORD } from '@keyledger/verification/testing';
import { CommandBus } from '@nestjs/cqrs';
import { AbortOffboarding } from '../abort-offboarding/abort-offboarding.command.js';
import { OffboardEmployee } from '../offboard-employee/offboard-employee.command.js';
import type { OffboardingOrder } from '../offboard-employee/offboard-employee.command.js';
import { Died, dyingAt, ownershipWorld, type OwnershipWorld } from '../testing/index.js';
import { AdvanceOffboarding } from './advance-offboarding.js';
import { offboardingAggregate } from './offboarding.state.js';

/** The list of mailboxes as the log makes it at the moment of asking. */
class ListOfNow extends ReadPositions {
  private projected: Awaited<ReturnType<typeof projectEvents>> | null = null;
  private seen: Position | null = null;

  table(_projection: string, table: string): Promise<string> {
    return Promise.resolve(this.projected?.tables[table] ?? table);
  }

  current(): Promise<Position | null> {
    return Promise.resolve(null);
  }

  async waitFor(): Promise<{ position: Position | null; stale: boolean }> {
    const [list] = accountProjections;
    if (!list) throw new Error('There is a list');
    this.projected ??= await projectEvents(world.database.postgres, list);
    for await (const batch of world.events.store.readAll(this.seen)) {
      await this.projected.apply(await world.events.codec.decodeAll(batch));
      this.seen = batch.at(-1)?.position ?? this.seen;
    }
    return { position: null, stale: false };
  }
}

let world: OwnershipWorld;
let admin: Scope;
let offboardings: AdvanceOffboarding;
let leaver: TestMailbox;
let successor: TestMailbox;

beforeAll(async () => {
  world = await ownershipWorld();
  admin = await world.agent('ADMIN');
  const list = new ListOfNow();
  offboardings = new AdvanceOffboarding(
    world.get(AggregateStore),
    world.get(EmployeeReader),
    new UserListQuery(world.database.postgres, list, world.clock),
    list,
    world.get(Claims),
    world.get(CommandBus),
    world.get(Clock),
  );
});
afterAll(() => world.close());
beforeEach(async () => {
  leaver = await world.person({ kind: 'EMAIL', destination: `${newId()}@example.org` });
  successor = await world.person({ kind: 'EMAIL', destination: `${newId()}@example.org` });
});

const codeOf = (answer: { outcome: string; rejection?: { code: string } }) =>
  answer.rejection?.code ?? answer.outcome;

function offboard(order: Partial<OffboardingOrder> = {}, context = world.by(admin)) {
  const nothing = { lastDay: null, successorId: null, plan: [], note: null };
  const whole = { employeeId: leaver.employeeId, ...nothing, ...order };
  return world.carryOut(new OffboardEmployee(admin, context, whole));
}

async function offboarded(...given: Parameters<typeof offboard>): Promise<string> {
  const started = await offboard(...given);
  if (started.outcome === 'rejected') throw new Error(started.rejection.code);
  return started.offboardingId;
}

/** Another mailbox of the leaver's. */
async function another(): Promise<string> {
  const accountId = newId();
  const mailbox = {
    address: `${newId()}@example.com`,
    kind: 'SHARED',
    provider: 'KEYLEDGER',
    authority: 'KEYLEDGER',
    ownerId: leaver.employeeId,
    origin: 'ADMIN',
  } as const;
  await world.carryOut(new ProvisionAccount(HOST, world.context(), accountId, mailbox));
  return accountId;
}

const offboarding = async (id: string) =>
  (await world.events.aggregates.load(offboardingAggregate, id)).state;
const ownerOf = async (accountId: string) =>
  (await world.events.aggregates.load(accountAggregate, accountId)).state.ownerId;
const person = async ({ employeeId }: TestMailbox) =>
  (await world.events.aggregates.load(employeeAggregate, employeeId)).state;

async function carriedOut(id: string): Promise<void> {
  await offboardings.advance(id);
  for (const changeId of (await offboarding(id)).changes.values()) await world.advance(changeId);
}

const signIn = () =>
  world.carryOut(
    new SignInWithPassword({
      address: leaver.address,
      password: new Secret(PASSWORD),
      network: '192.0.2.99',
      userAgent: '',
      client: 'WEB',
      correlationId: newId(),
    }),
  );

describe('Somebody who leaves', () => {
  it('loses role and access, and each mailbox passes on as planned', async () => {
    await world.company.grant(leaver, 'HELPDESK');
    const [front, archive] = [await another(), await another()];
    const desk = await world.person();
    const id = await offboarded({
      successorId: successor.employeeId,
      plan: [
        { accountId: front, newOwnerId: desk.employeeId },
        { accountId: archive, newOwnerId: null },
      ],
    });
    await carriedOut(id);
    expect(await offboarding(id)).toMatchObject({ carriedOut: true });
    expect((await offboarding(id)).changes.size).toBe(3);
    expect(await person(leaver)).toMatchObject({ left: true });
    const { roles } = await world.get(OrganizationReader).state(world.organizationId);
    expect(roles.has(leaver.employeeId)).toBe(false);
    expect(await ownerOf(leaver.accountId)).toBe(successor.employeeId);
    expect(await ownerOf(front)).toBe(desk.employeeId);
    // Nobody was named for it: it waits, out of use.
    expect(await ownerOf(archive)).toBe(leaver.employeeId);
    const { state } = await world.events.aggregates.load(accountAggregate, archive);
    expect(state.frozen).not.toBeNull();
  });

  it('does not sign in from the moment they left, before any mailbox is frozen', async () => {
    expect((await signIn()).outcome).toBe('signed-in');
    await world.leave(leaver);
    expect(codeOf(await signIn())).toBe('SignInRefused');
    const ticket = await world.ticket(leaver.address);
    expect(codeOf(await world.send(ticket))).toBe('ordered');
    expect((await world.steps(leaver)).at(-1)).toMatchObject({
      type: 'VerificationCodeWithheld',
      data: { reason: 'OWNER_LEFT', channelId: null },
    });
  });

  it('leaves at the end of the last day where the company is, unless that is given up', async () => {
    const today = world.clock.now().toISOString().slice(0, 10);
    const id = await offboarded({ lastDay: today, successorId: successor.employeeId });
    expect((await offboardings.advance(id))?.toISOString()).toBe(`${today}T16:00:00.000Z`);
    expect(await person(leaver)).toMatchObject({ left: false });
    const other = await world.person();
    const kept = await offboarded({ employeeId: other.employeeId, lastDay: today });
    const abort = (offboardingId: string) =>
      world.carryOut(new AbortOffboarding(admin, world.by(admin), offboardingId));
    expect(codeOf(await abort(kept))).toBe('changed');
    world.pass(24 * 3_600);
    await carriedOut(id);
    await carriedOut(kept);
    expect(await person(leaver)).toMatchObject({ left: true });
    expect(await person(other)).toMatchObject({ left: false });
    expect(codeOf(await abort(id))).toBe('OffboardingBegun');
  });

  it('is offboarded once by one command, and not when gone, last owner or given to themselves', async () => {
    const context = world.by(admin);
    const id = await offboarded({}, context);
    await carriedOut(id);
    expect(await offboard({}, context)).toMatchObject({ outcome: 'changed', offboardingId: id });
    expect(codeOf(await offboard())).toBe('EmployeeHasLeft');
    const own = await world.person();
    const self = { employeeId: own.employeeId, successorId: own.employeeId };
    expect(codeOf(await offboard(self))).toBe('InvalidInput');
    const foreign = { accountId: successor.accountId, newOwnerId: null };
    expect(codeOf(await offboard({ employeeId: own.employeeId, plan: [foreign] }))).toBe(
      'InvalidInput',
    );
    expect(codeOf(await offboard({ employeeId: String(admin.actor.id) }))).toBe('NotYourself');
  });

  it('takes a change of owner along that was under way before', async () => {
    const changeId = await world.started(admin, leaver);
    const id = await offboarded({ successorId: successor.employeeId });
    await offboardings.advance(id);
    expect([...(await offboarding(id)).changes.values()]).toEqual([changeId]);
  });

  it('ends alike after a crash between any two writes', async () => {
    const places = () => [
      { on: world.events.store, method: 'append' },
      { on: world.get(Claims), method: 'claim' },
    ];
    const told = async (id: string) => {
      const streams = [`offboarding-${id}`, `employee-${leaver.employeeId}`];
      const events = await Promise.all(streams.map((stream) => world.recorded(stream)));
      return events.flat().map(({ type }) => type);
    };
    const tell = async (nth: number, when: 'before' | 'after') => {
      leaver = await world.person({ kind: 'EMAIL', destination: `${newId()}@example.org` });
      await another();
      const id = await offboarded({ successorId: successor.employeeId });
      const fault = dyingAt(nth, when, places());
      try {
        await offboardings.advance(id);
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        await offboardings.advance(id);
      } finally {
        fault.restore();
      }
      const { changes } = await offboarding(id);
      return { writes: fault.writes(), types: await told(id), changes: changes.size };
    };
    const { writes, ...expected } = await tell(0, 'before');
    expect(expected).toMatchObject({ changes: 2 });
    for (const when of ['before', 'after'] as const) {
      for (let nth = 1; nth <= writes; nth += 1) {
        const { types, changes } = await tell(nth, when);
        expect({ when, nth, types, changes }).toEqual({ when, nth, ...expected });
      }
    }
  });
});
