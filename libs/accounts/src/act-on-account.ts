import { reject, type Rejection, type Scope } from '@keyledger/kernel';
import { AggregateStore, type CommandContext } from '@keyledger/event-store';
import { employeeAggregate, type Employee } from '@keyledger/employees';
import {
  AuditTrail,
  mayActOn,
  OrganizationReader,
  type Organization,
} from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { accountAggregate, type Account } from './account.state.js';

export interface Target {
  readonly account: Account;
  readonly owner: Employee;
  readonly organization: Organization;
}

/**
 * Answers whether the caller may act on an account as an administrator, from the streams themselves: role,
 * department and rank are those of this moment, not of a read model.
 */
@Injectable()
export class ActOnAccount {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * A foreign or unknown account is `NotFound`; what rank or department forbid is the rule's own code, and is
   * recorded in the caller's audit stream.
   *
   * @param act the command's name, for that record.
   */
  async target(
    scope: Scope,
    context: CommandContext,
    accountId: string,
    act: string,
  ): Promise<Target | Rejection> {
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const foreign = account.organizationId !== scope.organizationId;
    if (!account.provisioned || foreign) return reject('NotFound');
    const [organization, { state: owner }] = await Promise.all([
      this.organizations.state(scope.organizationId),
      this.aggregates.load(employeeAggregate, account.ownerId),
    ]);
    const { departmentId } = owner;
    const forbidden = mayActOn(scope, { employeeId: account.ownerId, departmentId }, organization);
    if (!forbidden) return { account, owner, organization };
    await this.audit.denied(context, { command: act, targetId: accountId, code: forbidden.code });
    return forbidden;
  }
}
