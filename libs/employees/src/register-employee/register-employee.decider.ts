import { reject, type Decision } from '@keyledger/kernel';
import type { NewEmployeeEvent } from '../employee.events.js';
import type { Employee } from '../employee.state.js';
import type { Newcomer } from './register-employee.command.js';

/** The same person again changes nothing, so that a set-up that stopped half-way can be submitted again. */
export function decideRegistration(
  person: Newcomer,
  employee: Employee,
): Decision<NewEmployeeEvent> {
  if (!employee.registered) return [{ type: 'EmployeeRegistered', data: { ...person } }];
  const same = employee.name === person.name && employee.employeeNumber === person.employeeNumber;
  return same ? [] : reject('AlreadyExists');
}
