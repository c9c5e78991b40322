import { reject, type Rejection, type Scope } from '@keyledger/kernel';
import { AggregateStore } from '@keyledger/event-store';
import { employeeAggregate, type Employee } from '@keyledger/employees';
import { mayActOn, OrganizationReader, type Organization } from '@keyledger/organizations';
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
  ) {}

  /** A foreign or unknown account is `NotFound`; what rank or department forbid is the rule's own code. */
  async target(scope: Scope, accountId: string): Promise<Target | Rejection> {
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const foreign = account.organizationId !== scope.organizationId;
    if (!account.provisioned || foreign) return reject('NotFound');
    const [organization, { state: owner }] = await Promise.all([
      this.organizations.state(scope.organizationId),
      this.aggregates.load(employeeAggregate, account.ownerId),
    ]);
    const { departmentId } = owner;
    const forbidden = mayActOn(scope, { employeeId: account.ownerId, departmentId }, organization);
    return forbidden ?? { account, owner, organization };
  }
}
