import { EmployeeReader } from '@keyledger/employees';
import { AggregateStore } from '@keyledger/event-store';
import { PersonalText, toGlobalId } from '@keyledger/graphql';
import { Clock, type Scope } from '@keyledger/kernel';
import { isWithin, OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import type { OffboardingNode, OffboardingState } from '../graphql/offboarding.type.js';
import type { OwnerChangeNode } from '../graphql/owner-change.type.js';
import { NamedPeople, textOf } from '../owner-change/named-people.js';
import type { OwnerChangeCondition } from '../owner-change/next-step.js';
import { OwnerChangeReader } from '../owner-change/owner-change.reader.js';
import { offboardingAggregate, type Offboarding } from './offboarding.state.js';

const OVER: readonly OwnerChangeCondition[] = ['COMPLETED', 'REFUSED', 'ABORTED'];
const WAITING: readonly OwnerChangeCondition[] = [
  'AWAITING_SUCCESSOR',
  'AWAITING_APPROVAL',
  'APPROVAL_EXPIRED',
];

/** Shows offboardings as they stand, from their streams, to whoever's departments the leaver is in. */
@Injectable()
export class OffboardingReader {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly employees: EmployeeReader,
    private readonly organizations: OrganizationReader,
    private readonly changes: OwnerChangeReader,
    private readonly people: NamedPeople,
    private readonly clock: Clock,
  ) {}

  /** Null for an unknown one, and for what is not in scope alike. */
  async find(scope: Scope, offboardingId: string): Promise<OffboardingNode | null> {
    const { state } = await this.aggregates.load(offboardingAggregate, offboardingId);
    if (!state.started || !(await this.isInScope(scope, state))) return null;
    const found = await Promise.all(
      [...state.changes.values()].map((id) => this.changes.find(scope, id)),
    );
    const ownerChanges = found.filter((change) => change !== null);
    const own = scope.actor.kind === 'PERSON' && scope.actor.id === state.employeeId;
    return {
      id: toGlobalId('Offboarding', offboardingId),
      state: this.stateOf(state, ownerChanges),
      employee: await this.people.owner(scope, state.employeeId),
      lastDay: state.lastDay,
      effectiveAt: state.effectiveAt === null ? null : new Date(state.effectiveAt),
      note: state.note !== null && own ? PersonalText.forbidden() : textOf(state.note),
      startedBy: await this.people.actor(scope, state.startedBy),
      startedAt: new Date(state.startedAt),
      progress: progressOf(state, ownerChanges),
      ownerChanges,
    };
  }

  private stateOf(
    { aborted, begun, carriedOut, effectiveAt }: Offboarding,
    changes: readonly OwnerChangeNode[],
  ): OffboardingState {
    if (aborted) return 'ABORTED';
    const waits = effectiveAt !== null && new Date(effectiveAt) > this.clock.now();
    if (!begun && waits) return 'SCHEDULED';
    if (!carriedOut) return 'RUNNING';
    return changes.every(({ state }) => OVER.includes(state)) ? 'DONE' : 'PASSING_ON';
  }

  private async isInScope(scope: Scope, state: Offboarding): Promise<boolean> {
    const { organizationId, departmentIds } = scope;
    if (state.organizationId !== organizationId) return false;
    if (departmentIds === null) return true;
    const person = await this.employees.find(organizationId, state.employeeId);
    const departmentId = person?.departmentId ?? null;
    const organization = await this.organizations.state(organizationId);
    return departmentId !== null && isWithin(organization, departmentId, departmentIds);
  }
}

function progressOf({ accountIds, changes }: Offboarding, nodes: readonly OwnerChangeNode[]) {
  return {
    mailboxes: accountIds?.length ?? 0,
    started: changes.size,
    passedOn: nodes.filter(({ passedOnAt }) => passedOnAt !== null).length,
    completed: nodes.filter(({ state }) => state === 'COMPLETED').length,
    waiting: nodes.filter(({ state }) => WAITING.includes(state)).length,
  };
}
