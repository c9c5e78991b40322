import { isRejection, reject, type Decision } from '@keyledger/kernel';
import { isErased } from '@keyledger/event-store';
import type { NewEmployeeEvent } from '../employee.events.js';
import type { Employee } from '../employee.state.js';
import { readPersonDetails, type PersonDetails } from '../person-details.js';

export function decideDetails(
  given: Partial<PersonDetails>,
  employee: Employee,
): Decision<NewEmployeeEvent> {
  const known = detailsOf(employee);
  if (known === null) return reject('NotFound');
  const details = readPersonDetails({ ...known, ...given });
  if (isRejection(details)) return details;
  const members = ['name', 'employeeNumber', 'birthDate'] as const;
  const changed = members.filter((member) => details[member] !== known[member]);
  if (changed.length === 0) return [];
  return [{ type: 'EmployeeDetailsChanged', data: { ...details, changed } }];
}

/** Null for somebody unknown or erased, of whom nothing can be written any more. */
export function detailsOf({
  registered,
  name,
  employeeNumber,
  birthDate,
}: Employee): PersonDetails | null {
  if (!registered || isErased(name) || isErased(employeeNumber) || isErased(birthDate)) return null;
  return { name, employeeNumber, birthDate };
}
