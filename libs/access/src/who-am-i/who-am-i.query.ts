import { accountAggregate } from '@keyledger/accounts';
import { employeeAggregate, type RecoveryChannel } from '@keyledger/employees';
import { AggregateStore, type Personal } from '@keyledger/event-store';
import type { Principal } from '@keyledger/graphql';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';

export interface SignedInPerson {
  readonly name: Personal<string>;
  readonly address: Personal<string>;
  readonly organizationName: string;
  /** Whether it is their own mailbox, and no shared one. */
  readonly isPersonal: boolean;
  /** Their own ways to be reached; none at a shared mailbox. */
  readonly channels: readonly RecoveryChannel[];
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
    const { name, channels } = employee.state;
    const { address, kind } = account.state;
    const isPersonal = kind === 'PERSONAL';
    return {
      name,
      address,
      organizationName: organization.name,
      isPersonal,
      channels: isPersonal ? channels : [],
    };
  }
}
