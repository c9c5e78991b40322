import type { ChannelKind, Employee } from '@keyledger/employees';
import { unlessErased } from '@keyledger/event-store';
import { Secret } from '@keyledger/kernel';
import type { Destination } from './deliveries.js';

/** Where a person's channel leads; null when it was removed meanwhile, or erased. */
export function destinationOf(
  { channels }: Pick<Employee, 'channels'>,
  channelId: string | null,
): Destination | null {
  const channel = channels.find(({ id }) => id === channelId);
  return channel ? reachable(channel.kind, unlessErased(channel.destination, null)) : null;
}

/** A destination, where there is one. */
export function reachable(kind: ChannelKind, value: string | null): Destination | null {
  return value === null ? null : { kind, value: new Secret(value) };
}
