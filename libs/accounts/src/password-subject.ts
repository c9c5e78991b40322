import { unlessErased } from '@keyledger/event-store';
import type { PasswordSubject } from '@keyledger/credentials';
import type { Employee } from '@keyledger/employees';
import type { Organization } from '@keyledger/organizations';
import type { Account } from './account.state.js';

/** What a password of this account must not be made of. */
export function passwordSubject(
  account: Account,
  owner: Employee,
  organization: Organization,
): PasswordSubject {
  return {
    name: unlessErased(owner.name, null),
    address: unlessErased(account.address, ''),
    birthDate: unlessErased(owner.birthDate, null),
    employeeNumber: unlessErased(owner.employeeNumber, null),
    organizationName: organization.name,
  };
}
