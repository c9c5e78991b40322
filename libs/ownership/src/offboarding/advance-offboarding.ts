import { USER_LIST, UserListQuery } from '@keyledger/accounts';
import { employeeAggregate, EmployeeReader, LeaveEmployee } from '@keyledger/employees';
import { AggregateStore, Claims, isErased, type CommandContext } from '@keyledger/event-store';
import { Clock, type Actor } from '@keyledger/kernel';
import { HOST, RevokeRole } from '@keyledger/organizations';
import { ReadPositions } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { OwnerChangeDelayed } from '../carry-out/advance-owner-change.js';
import { mailboxClaim } from '../owner-change/account-in-change.js';
import { StartOwnerChange } from '../start-owner-change/start-owner-change.command.js';
import { findMore } from './find-more.js';
import type { NewOffboardingEvent } from './offboarding.events.js';
import { nextMailbox, offboardingAggregate, type Offboarding } from './offboarding.state.js';

const SYSTEM: Actor = { kind: 'SYSTEM', id: 'offboarding', role: null };

/**
 * Carries a person's leaving on until each of their mailboxes is on its way. Every step is done on its own stream first and
 * then recorded on the process's, under ids of the offboarding's own, so that whoever does it again does nothing twice.
 */
@Injectable()
export class AdvanceOffboarding {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly employees: EmployeeReader,
    private readonly list: UserListQuery,
    private readonly positions: ReadPositions,
    private readonly claims: Claims,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** @returns the moment that it waits for; null: it is carried out, or given up. @throws OwnerChangeDelayed */
  async advance(offboardingId: string): Promise<Date | null> {
    for (;;) {
      const { state } = await this.aggregates.load(offboardingAggregate, offboardingId);
      if (!state.started || state.aborted || state.carriedOut) return null;
      const { begun, effectiveAt } = state;
      const moment = effectiveAt === null ? null : new Date(effectiveAt);
      if (!begun && moment && moment > this.clock.now()) return moment;
      await this.record(offboardingId, state, await this.step(offboardingId, state));
    }
  }

  /** Does the next thing. @returns what is to be recorded of it, and under which name. */
  private async step(
    offboardingId: string,
    state: Offboarding,
  ): Promise<{ readonly name: string; readonly event: NewOffboardingEvent }> {
    const { employeeId, begun, left, roleRevoked, allFound, accountIds } = state;
    if (!begun) return { name: 'begun', event: { type: 'OffboardingBegun', data: { employeeId } } };
    if (!left) return this.leave(offboardingId, state);
    if (!roleRevoked) return this.revokeRole(offboardingId, state);
    const accountId = nextMailbox(state);
    if (accountId !== null) return this.passOn(offboardingId, state, accountId);
    if (!allFound) return this.findMailboxes(state);
    const data = { employeeId, mailboxes: accountIds?.length ?? 0 };
    return { name: 'carried-out', event: { type: 'OffboardingCarriedOut', data } };
  }

  private async leave(offboardingId: string, state: Offboarding) {
    const { employeeId, lastDay } = state;
    const context = contextOf(offboardingId, state, 'leave');
    await this.commands.execute(new LeaveEmployee(context, employeeId, lastDay));
    return {
      name: 'left',
      event: { type: 'OffboardingEmployeeLeft', data: { employeeId } } as const,
    };
  }

  private async revokeRole(offboardingId: string, state: Offboarding) {
    const { employeeId } = state;
    const context = contextOf(offboardingId, state, 'revoke-role');
    const revoked = await this.commands.execute(new RevokeRole(HOST, context, employeeId));
    // They became the last owner meanwhile: that role is nobody's to use, since nobody signs in as them.
    const held = revoked.outcome !== 'unchanged' && revoked.outcome !== 'rejected';
    const data = { employeeId, held };
    return { name: 'role', event: { type: 'OffboardingRoleRevoked', data } as const };
  }

  /** Everything that was theirs when they left: nobody gives them a mailbox after that. */
  private async findMailboxes(state: Offboarding) {
    const { organizationId, employeeId } = state;
    const { position } = await this.aggregates.load(employeeAggregate, employeeId);
    if (position) {
      const { stale } = await this.positions.waitFor([USER_LIST], position);
      if (stale) throw new OwnerChangeDelayed('The list of mailboxes is behind the offboarding');
    }
    const theirs = await this.list.accountsOf(organizationId, employeeId);
    const data = { employeeId, accountIds: findMore(theirs, state) };
    const name = `mailboxes:${state.accountIds?.length ?? 0}`;
    return { name, event: { type: 'OffboardingMailboxesFound', data } as const };
  }

  private async passOn(offboardingId: string, state: Offboarding, accountId: string) {
    const { organizationId, employeeId, startedBy } = state;
    const context: CommandContext = {
      ...contextOf(offboardingId, state, accountId),
      // Whoever offboards somebody has started what follows from it: their word on it is no second person's.
      actor: startedBy ?? SYSTEM,
    };
    const order = {
      accountId,
      newOwnerId: await this.successorOf(state, accountId),
      reason: 'LEFT',
      effectiveAt: null,
      note: null,
      offboardingId,
    } as const;
    const started = await this.commands.execute(new StartOwnerChange(HOST, context, order));
    const changeId =
      started.outcome === 'changed'
        ? started.changeId
        : await this.runningChange(organizationId, accountId, started.rejection.code);
    const data = { employeeId, accountId, changeId };
    const event = { type: 'OffboardingMailboxPassingOn', data } as const;
    return { name: `passing-on:${accountId}`, event };
  }

  /** Null where nobody was named, and where whoever was is gone by now: the mailbox waits for somebody else. */
  private async successorOf(
    { organizationId, successorId, plan }: Offboarding,
    accountId: string,
  ): Promise<string | null> {
    const planned = plan.get(accountId);
    const named = planned === undefined ? successorId : planned;
    if (named === null) return null;
    const person = await this.employees.find(organizationId, named);
    return person && !person.left && !isErased(person.name) ? named : null;
  }

  /** A change of owner that was under way before carries the mailbox on in its own time. */
  private async runningChange(
    organizationId: string,
    accountId: string,
    why: string,
  ): Promise<string> {
    const held = await this.claims.holderOf(mailboxClaim(organizationId, accountId, accountId));
    if (why !== 'OwnerChangeInProgress' || !held) throw new OwnerChangeDelayed(why);
    return held.ownerId;
  }

  private async record(
    offboardingId: string,
    state: Offboarding,
    { name, event }: { readonly name: string; readonly event: NewOffboardingEvent },
  ): Promise<void> {
    const executed = await this.aggregates.execute({
      aggregate: offboardingAggregate,
      id: offboardingId,
      context: contextOf(offboardingId, state, `record:${name}`),
      decide: ({ aborted }) => (aborted ? [] : [event]),
    });
    if (executed.outcome === 'rejected') throw new OwnerChangeDelayed(executed.rejection.code);
  }
}

function contextOf(
  offboardingId: string,
  { organizationId, correlationId, ticket }: Offboarding,
  step: string,
): CommandContext {
  return {
    organizationId,
    actor: SYSTEM,
    commandId: `${offboardingId}:${step}`,
    correlationId,
    ...(ticket === null ? {} : { ticket }),
  };
}
