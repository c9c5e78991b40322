import { EmployeeReader } from '@keyledger/employees';
import { AggregateStore } from '@keyledger/event-store';
import { PersonalText, toGlobalId } from '@keyledger/graphql';
import { Clock, type Scope } from '@keyledger/kernel';
import { isWithin, OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import type { OwnerChangeApproval, OwnerChangeNode } from '../graphql/owner-change.type.js';
import { NamedPeople, textOf } from './named-people.js';
import { conditionOf } from './next-step.js';
import { ownerChangeAggregate, type OwnerChange } from './owner-change.state.js';

/** Shows changes of owner as they stand, from their streams, to whoever's departments either owner is in. */
@Injectable()
export class OwnerChangeReader {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly employees: EmployeeReader,
    private readonly organizations: OrganizationReader,
    private readonly people: NamedPeople,
    private readonly clock: Clock,
  ) {}

  /** Null for an unknown one, and for what is not in scope alike. */
  async find(scope: Scope, changeId: string): Promise<OwnerChangeNode | null> {
    const { state } = await this.aggregates.load(ownerChangeAggregate, changeId);
    if (!state.started || !(await this.isInScope(scope, state))) return null;
    return this.node(scope, changeId, state);
  }

  private async node(
    scope: Scope,
    changeId: string,
    change: OwnerChange,
  ): Promise<OwnerChangeNode> {
    const { previousOwnerId, newOwnerId, initiators, effectiveAt, passedAt, endedAt } = change;
    const [starter = null] = initiators;
    // Nobody reads what was noted about themselves.
    const own = scope.actor.kind === 'PERSON' && scope.actor.id === previousOwnerId;
    return {
      id: toGlobalId('OwnerChange', changeId),
      state: conditionOf(change, this.clock.now()),
      accountId: change.accountId,
      previousOwner: await this.people.owner(scope, previousOwnerId),
      newOwner: newOwnerId === null ? null : await this.people.owner(scope, newOwnerId),
      reason: change.reason,
      note: change.note !== null && own ? PersonalText.forbidden() : textOf(change.note),
      startedBy: await this.people.actor(scope, starter),
      startedAt: new Date(change.startedAt),
      effectiveAt: instant(effectiveAt),
      approval: await this.approval(scope, change),
      passedOnAt: instant(passedAt),
      linkSent: change.done.has('OFFERED') ? change.channelId !== null : null,
      endedAt: instant(endedAt),
      offboardingId: change.offboardingId && toGlobalId('Offboarding', change.offboardingId),
    };
  }

  private async approval(
    scope: Scope,
    { approval: { request, decision } }: OwnerChange,
  ): Promise<OwnerChangeApproval | null> {
    if (!request) return null;
    return {
      requestedBy: await this.people.actor(scope, request.by),
      expiresAt: new Date(request.expiresAt),
      decidedBy: decision && (await this.people.actor(scope, decision.by)),
      approved: decision && decision.approved,
    };
  }

  private async isInScope(
    { organizationId, departmentIds }: Scope,
    { organizationId: its, previousOwnerId, newOwnerId }: OwnerChange,
  ): Promise<boolean> {
    if (its !== organizationId) return false;
    if (departmentIds === null) return true;
    const organization = await this.organizations.state(organizationId);
    const owners = [previousOwnerId, ...(newOwnerId === null ? [] : [newOwnerId])];
    const people = await Promise.all(owners.map((id) => this.employees.find(organizationId, id)));
    return people.some((person) => {
      const departmentId = person?.departmentId ?? null;
      return departmentId !== null && isWithin(organization, departmentId, departmentIds);
    });
  }
}

const instant = (text: string | null) => (text === null ? null : new Date(text));
