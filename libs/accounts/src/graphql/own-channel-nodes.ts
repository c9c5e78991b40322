import { maskDestination, type Employee } from '@keyledger/employees';
import { isErased } from '@keyledger/event-store';
import { PersonalText } from '@keyledger/graphql';
import type { RecoveryChannelNode } from './account-parts.type.js';

/** A person's recovery channels as they are at this moment, masked as everywhere. */
export function ownChannelNodes({ channels }: Pick<Employee, 'channels'>): RecoveryChannelNode[] {
  return channels.map(({ id, kind, state, destination }) => ({
    id,
    kind,
    state,
    destination: isErased(destination)
      ? PersonalText.erased()
      : PersonalText.masked(maskDestination(kind, destination)),
  }));
}
