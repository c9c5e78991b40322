import { accountAggregate } from '@keyledger/accounts';
import { employeeAggregate } from '@keyledger/employees';
import { AggregateStore, type Personal } from '@keyledger/event-store';
import type { Principal } from '@keyledger/graphql';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';

export interface SignedInPerson {
  readonly name: Personal<string>;
  readonly address: Personal<string>;
  readonly organizationName: string;
}

/** What a signed-in person is told about themselves, from the streams. */
@Injectable()
export class WhoAmI {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
  ) {}

  /** Null for a service, which is nobody. */
  async of({ accountId, employeeId, organizationId }: Principal): Promise<SignedInPerson | null> {
    if (accountId === null) return null;
    const [account, employee, organization] = await Promise.all([
      this.aggregates.load(accountAggregate, accountId),
      this.aggregates.load(employeeAggregate, employeeId),
      this.organizations.state(organizationId),
    ]);
    const { name } = employee.state;
    return { name, address: account.state.address, organizationName: organization.name };
  }
}
