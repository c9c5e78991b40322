import { SessionFloors } from '@keyledger/accounts';
import { employeeAggregate, EmployeeReader } from '@keyledger/employees';
import { AggregateStore, Claims, type CommandContext } from '@keyledger/event-store';
import { Clock, newId, type Role, type Scope } from '@keyledger/kernel';
import {
  ChangeOwnershipPolicy,
  HOST,
  INITIAL_OWNERSHIP_POLICY,
  OrganizationReader,
  type GrantableRole,
  type OwnershipPolicyRules,
} from '@keyledger/organizations';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { EndRecovery } from '@keyledger/verification';
import { verificationWorld } from '@keyledger/verification/testing';
import { CommandBus } from '@nestjs/cqrs';
import { AdvanceOwnerChange } from '../carry-out/advance-owner-change.js';
import { offboardingEvents } from '../offboarding/offboarding.events.js';
import { ownerChangeEvents, type OwnerChangeEvent } from '../owner-change/owner-change.events.js';
import { ownerChangeAggregate } from '../owner-change/owner-change.state.js';
import { OwnershipModule } from '../ownership.module.js';
import {
  StartOwnerChange,
  type OwnerChangeOrder,
} from '../start-owner-change/start-owner-change.command.js';

export type OwnershipWorld = Awaited<ReturnType<typeof ownershipWorld>>;

/** Changes of owner over the real contexts and a database of their own; steps are carried out when the spec says so. */
export async function ownershipWorld() {
  const world = await verificationWorld(
    {},
    {
      beside: { modules: [OwnershipModule], events: [...ownerChangeEvents, ...offboardingEvents] },
    },
  );
  const { app, organizationId, company, carryOut, events, database } = world;
  const get = <Part>(part: abstract new (...given: never[]) => Part): Part =>
    app.get(part, { strict: false });
  const advance = new AdvanceOwnerChange(
    get(AggregateStore),
    get(OrganizationReader),
    get(EmployeeReader),
    get(EndRecovery),
    get(Claims),
    get(CommandBus),
    get(Clock),
  );
  const by = (scope: Scope, commandId = newId()): CommandContext => ({
    organizationId: scope.organizationId,
    actor: scope.actor,
    commandId,
    correlationId: newId(),
  });

  return {
    ...world,
    get,
    by,
    floors: get(SessionFloors),

    /** Somebody with this role, as a session of theirs acts. */
    async agent(role: Role): Promise<Scope> {
      const mailbox = await world.person();
      await company.grant(mailbox, role as GrantableRole);
      const actor = { kind: 'PERSON', id: mailbox.employeeId, role } as const;
      return { organizationId, departmentIds: null, role, actor };
    },

    async ownershipPolicy(rules: Partial<OwnershipPolicyRules>): Promise<void> {
      const policy = { ...INITIAL_OWNERSHIP_POLICY, ...rules };
      await carryOut(new ChangeOwnershipPolicy(HOST, world.context(), policy));
    },

    start(
      scope: Scope,
      { accountId }: TestMailbox,
      order: Partial<OwnerChangeOrder> = {},
      context = by(scope),
    ) {
      const nothing = { effectiveAt: null, note: null, offboardingId: null, newOwnerId: null };
      const whole = { accountId, reason: 'LEFT', ...nothing, ...order } as const;
      return carryOut(new StartOwnerChange(scope, context, whole));
    },

    /** @returns the id of a change that was started. */
    async started(...given: Parameters<typeof this.start>): Promise<string> {
      const started = await this.start(...given);
      if (started.outcome === 'rejected') throw new Error(started.rejection.code);
      return started.changeId;
    },

    advance: (changeId: string) => advance.advance(changeId),

    async change(changeId: string) {
      return (await events.aggregates.load(ownerChangeAggregate, changeId)).state;
    },

    /** Everything in a stream, decoded. */
    async recorded(stream: string) {
      return events.codec.decodeAll((await events.store.read(stream)).events);
    },

    async stepsOf(changeId: string): Promise<readonly OwnerChangeEvent['type'][]> {
      const recorded = await this.recorded(`ownerchange-${changeId}`);
      return recorded.map(({ type }) => type as OwnerChangeEvent['type']);
    },

    /** They are no longer with the company. */
    async leave({ employeeId }: TestMailbox): Promise<void> {
      await events.aggregates.execute({
        aggregate: employeeAggregate,
        id: employeeId,
        context: world.context(),
        decide: () => [{ type: 'EmployeeLeft', data: { lastDay: null } }] as const,
      });
    },

    rows: async (query: string, values: readonly unknown[] = []) =>
      (await database.postgres.pool.query<Record<string, unknown>>(query, [...values])).rows,
  };
}
