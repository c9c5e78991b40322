import { reject, type Decision } from '@keyledger/kernel';
import { normaliseDestination } from '../channel-destination.js';
import type { ChannelKind, NewEmployeeEvent } from '../employee.events.js';
import type { Employee } from '../employee.state.js';

export interface ChannelPlan {
  readonly channelId: string;
  readonly kind: ChannelKind;
  readonly destination: string;
}

export function decideChannel(
  { channelId, kind, destination: typed }: ChannelPlan,
  employee: Employee,
): Decision<NewEmployeeEvent> {
  if (!employee.registered) return reject('NotFound');
  const destination = normaliseDestination(kind, typed);
  if (destination === null) return reject('InvalidInput', { path: ['destination'] });
  // One that was verified stays so: to assert it again proves nothing less.
  if (employee.channels.some((channel) => channel.destination === destination)) return [];
  return [{ type: 'RecoveryChannelAsserted', data: { channelId, kind, destination } }];
}
