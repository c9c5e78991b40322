import { maskDestination, type ChannelKind } from '@keyledger/employees';
import { unlessErased } from '@keyledger/event-store';
import type { Organization } from '@keyledger/organizations';
import type { Subject } from '../subject.js';
import { channelFor } from '../send-verification-code/channel-for.js';
import type { MaskedChannel } from './prove-identity.command.js';

/** How many kinds of channels have to prove a person: two where the policy asks for it (NIST SP 800-63B-4 §4.2.2.2). */
export function proofsWanted({ account, organization }: Subject): 1 | 2 {
  const { twoProofs } = organization.recoveryPolicy;
  if (twoProofs === 'EVERYBODY') return 2;
  return twoProofs === 'ADMINISTRATORS' && holdsPower(account, organization) ? 2 : 1;
}

/** What can still be given, masked: of each kind that this installation can reach, where its code would go. */
export function furtherChannels(
  { owner, organization }: Subject,
  proved: ReadonlySet<ChannelKind>,
  kinds: readonly ChannelKind[],
): readonly MaskedChannel[] {
  return kinds
    .filter((kind) => !proved.has(kind))
    .map((kind) => channelFor(kind, owner.channels, organization.recoveryPolicy))
    .filter((channel) => channel !== null)
    .map(({ kind, destination }) => ({
      kind,
      masked: maskDestination(kind, unlessErased(destination, '')),
    }));
}

/** A shared mailbox carries nobody's role. */
function holdsPower({ kind, ownerId }: Subject['account'], { roles }: Organization): boolean {
  return kind === 'PERSONAL' && roles.has(ownerId);
}
