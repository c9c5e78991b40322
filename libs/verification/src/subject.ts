import { accountAggregate, type Account } from '@keyledger/accounts';
import { employeeAggregate, type Employee } from '@keyledger/employees';
import { AggregateStore } from '@keyledger/event-store';
import { OrganizationReader, type Organization } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';

/** Whom a proof is asked of, as they are at this moment. */
export interface Subject {
  readonly accountId: string;
  readonly account: Account;
  readonly owner: Employee;
  readonly organization: Organization;
}

/** Whether a proof of this person's still opens the mailbox: it is theirs, they are there, and it does not pass on. */
export function isStillTheirs(
  { account, owner }: Pick<Subject, 'account' | 'owner'>,
  employeeId: string,
): boolean {
  return account.ownerId === employeeId && !account.frozen && !owner.left;
}

/** Reads subjects from the streams themselves. */
@Injectable()
export class Subjects {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
  ) {}

  /** @param accountId of an account that is there. */
  async of(accountId: string): Promise<Subject> {
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const [organization, { state: owner }] = await Promise.all([
      this.organizations.state(account.organizationId),
      this.aggregates.load(employeeAggregate, account.ownerId),
    ]);
    return { accountId, account, owner, organization };
  }
}
