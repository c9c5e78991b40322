import type { Account } from '@keyledger/accounts';
import type { Employee } from '@keyledger/employees';
import { isErased } from '@keyledger/event-store';
import type { DepartmentIndex } from './department-index.js';
import type { KnownAccount, KnownChannel, KnownPerson } from './known.js';

export function knownAccount(id: string, account: Account): KnownAccount {
  const { kind, provider, authority, ownerId } = account;
  return { id, kind, provider, authority, ownerId };
}

/** `ERASED` for somebody of whom nothing can be written any more. */
export function knownPerson(
  id: string,
  employee: Employee,
  departments: DepartmentIndex,
): KnownPerson | 'ERASED' {
  const { name, employeeNumber, birthDate } = employee;
  if (isErased(name) || isErased(employeeNumber) || isErased(birthDate)) return 'ERASED';
  const department = departments.keyOf(employee.departmentId);
  const channels = employee.channels.flatMap<KnownChannel>(({ id, kind, destination, state }) =>
    isErased(destination) ? [] : [{ id, kind, destination, verified: state === 'VERIFIED' }],
  );
  return { id, name, employeeNumber, birthDate, department, channels };
}
