import { accountAggregate } from '@keyledger/accounts';
import type { ApprovalCondition } from '@keyledger/approvals';
import { EmployeeReader } from '@keyledger/employees';
import { AggregateStore, type Personal } from '@keyledger/event-store';
import { Clock, type Actor, type Scope } from '@keyledger/kernel';
import { isWithin, OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import {
  conditionOf,
  resetApprovalAggregate,
  type ResetApprovalDecision,
  type ResetApprovalRequest,
} from './reset-approval.state.js';

export interface NamedActor {
  readonly actor: Actor;
  /** Null: nobody known. */
  readonly name: Personal<string> | null;
}

/** An approval as it stands at this moment. */
export interface ReadApproval {
  readonly approvalId: string;
  readonly accountId: string;
  readonly ownerId: string;
  readonly condition: ApprovalCondition;
  readonly request: ResetApprovalRequest;
  readonly requestedBy: NamedActor;
  readonly decision: ResetApprovalDecision | null;
  readonly decidedBy: NamedActor | null;
}

/** Reads approvals from their streams, for whoever's departments the account's owner is in. */
@Injectable()
export class ResetApprovalReader {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly employees: EmployeeReader,
    private readonly organizations: OrganizationReader,
    private readonly clock: Clock,
  ) {}

  /** Null for an unknown one, and for what is not in scope alike. */
  async find(scope: Scope, approvalId: string): Promise<ReadApproval | null> {
    const { state } = await this.aggregates.load(resetApprovalAggregate, approvalId);
    const { accountId, ownerId, request, decision } = state;
    if (!request || !(await this.isInScope(scope, ownerId))) return null;
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const condition = conditionOf(state, account, this.clock.now());
    if (!condition) return null;
    const requestedBy = await this.named(scope, request.by);
    const decidedBy = decision && (await this.named(scope, decision.by));
    const facts = { approvalId, accountId, ownerId, condition, request, decision };
    return { ...facts, requestedBy, decidedBy };
  }

  private async isInScope(scope: Scope, ownerId: string): Promise<boolean> {
    const { organizationId, departmentIds } = scope;
    const owner = await this.employees.find(organizationId, ownerId);
    if (!owner) return false;
    if (departmentIds === null) return true;
    const organization = await this.organizations.state(organizationId);
    const { departmentId } = owner;
    return departmentId !== null && isWithin(organization, departmentId, departmentIds);
  }

  private async named({ organizationId }: Scope, actor: Actor): Promise<NamedActor> {
    const person =
      actor.kind === 'PERSON' ? await this.employees.find(organizationId, actor.id) : null;
    return { actor, name: person?.name ?? null };
  }
}
