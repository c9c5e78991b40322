import { reject, type Decision } from '@keyledger/kernel';
import type { NewEmployeeEvent } from '../employee.events.js';
import type { Employee } from '../employee.state.js';

/** A channel that is not there any more is no reason to refuse. */
export function decideChannelRemoval(
  channelId: string,
  employee: Employee,
): Decision<NewEmployeeEvent> {
  if (!employee.registered) return reject('NotFound');
  const known = employee.channels.some(({ id }) => id === channelId);
  return known ? [{ type: 'RecoveryChannelRemoved', data: { channelId } }] : [];
}
