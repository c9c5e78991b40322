import { reject, type Decision } from '@keyledger/kernel';
import type { NewEmployeeEvent } from '../employee.events.js';
import type { Employee } from '../employee.state.js';

/** Proved once is proved; one that was removed meanwhile is nobody's any more. */
export function decideChannelVerified(
  channelId: string,
  employee: Employee,
): Decision<NewEmployeeEvent> {
  if (!employee.registered) return reject('NotFound');
  const channel = employee.channels.find(({ id }) => id === channelId);
  return channel?.state === 'ASSERTED'
    ? [{ type: 'RecoveryChannelVerified', data: { channelId } }]
    : [];
}
