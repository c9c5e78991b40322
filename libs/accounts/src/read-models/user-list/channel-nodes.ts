import { PersonalText } from '@keyledger/graphql';
import type { RecoveryChannelNode } from '../../graphql/account-parts.type.js';
import type { PersonRow } from './person-row.js';

/** A person's recovery channels, as masked as they are kept. */
export function channelNodes(person: PersonRow | null): RecoveryChannelNode[] {
  return (person?.channels ?? []).map(({ id, kind, state, masked }) => ({
    id,
    kind,
    state,
    destination: masked === null ? PersonalText.erased() : PersonalText.masked(masked),
  }));
}
