import { accountAggregate, type Account } from '@keyledger/accounts';
import { employeeAggregate } from '@keyledger/employees';
import { AggregateStore, unlessErased } from '@keyledger/event-store';
import { isWithin, OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import type { AboutAccount } from '../public-events/public-event.js';
import type { Audience } from './audience.js';

/**
 * What an audience may know of the account that an event is about, from the streams as they are now: a name that was
 * erased meanwhile is not told.
 */
@Injectable()
export class AccountSubjects {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
  ) {}

  /** Null: the account is outside of the audience's departments. */
  async about(accountId: string, audience: Audience): Promise<AboutAccount | null> {
    const { subjectFormat, departmentIds } = audience;
    if (subjectFormat === 'ACCOUNT_ID' && departmentIds === null) return { accountId };
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    if (departmentIds !== null && !(await this.isWithin(account, departmentIds))) return null;
    if (subjectFormat === 'ADDRESS') {
      const address = unlessErased(account.address, null);
      return address === null ? { accountId } : { accountId, address };
    }
    if (subjectFormat === 'EMPLOYEE_NUMBER') {
      const { state: owner } = await this.aggregates.load(employeeAggregate, account.ownerId);
      const employeeNumber = unlessErased(owner.employeeNumber, null);
      return employeeNumber === null ? { accountId } : { accountId, employeeNumber };
    }
    return { accountId };
  }

  private async isWithin(account: Account, departmentIds: readonly string[]): Promise<boolean> {
    const { ownerId, organizationId } = account;
    const { state: owner } = await this.aggregates.load(employeeAggregate, ownerId);
    if (owner.departmentId === null) return false;
    const organization = await this.organizations.state(organizationId);
    return isWithin(organization, owner.departmentId, departmentIds);
  }
}
