import { isRejection, reject, type Decision } from '@keyledger/kernel';
import { normaliseDestination } from '../channel-destination.js';
import type { NewEmployeeEvent } from '../employee.events.js';
import type { Employee } from '../employee.state.js';
import { readPersonDetails } from '../person-details.js';
import type { Newcomer } from './register-employee.command.js';

/**
 * The same person again changes nothing, so that a set-up that stopped half-way can be submitted again.
 * @param channelIds one for each of the newcomer's channels.
 */
export function decideRegistration(
  person: Newcomer,
  channelIds: readonly string[],
  employee: Employee,
): Decision<NewEmployeeEvent> {
  const details = readPersonDetails(person);
  if (isRejection(details)) return details;
  if (employee.registered) {
    const { name, employeeNumber } = employee;
    const same = name === details.name && employeeNumber === details.employeeNumber;
    return same ? [] : reject('AlreadyExists');
  }
  const { departmentId, origin, channels = [] } = person;
  const events: NewEmployeeEvent[] = [
    { type: 'EmployeeRegistered', data: { ...details, departmentId, origin } },
  ];
  for (const [n, { kind, destination: typed }] of channels.entries()) {
    const destination = normaliseDestination(kind, typed);
    const channelId = channelIds[n];
    if (destination === null || channelId === undefined) {
      return reject('InvalidInput', { path: ['channels', String(n)] });
    }
    events.push({ type: 'RecoveryChannelAsserted', data: { channelId, kind, destination } });
  }
  return events;
}
