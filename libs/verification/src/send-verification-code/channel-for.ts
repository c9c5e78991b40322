import type { ChannelKind, RecoveryChannel } from '@keyledger/employees';
import { isErased } from '@keyledger/event-store';
import type { RecoveryPolicyRules } from '@keyledger/organizations';

/** The channels that may prove somebody: verified ones, and where the policy says so those that nobody has proved yet. */
export function servingChannels(
  channels: readonly RecoveryChannel[],
  { assertedChannels }: Pick<RecoveryPolicyRules, 'assertedChannels'>,
): readonly RecoveryChannel[] {
  const serves = ({ state, destination }: RecoveryChannel) =>
    !isErased(destination) && (state === 'VERIFIED' || assertedChannels);
  return channels.filter(serves);
}

/** The channel of a kind that a code goes to: a verified one before any other, else the one that was there first. */
export function channelFor(
  kind: ChannelKind,
  channels: readonly RecoveryChannel[],
  policy: Pick<RecoveryPolicyRules, 'assertedChannels'>,
): RecoveryChannel | null {
  const ofKind = servingChannels(channels, policy).filter((channel) => channel.kind === kind);
  return ofKind.find(({ state }) => state === 'VERIFIED') ?? ofKind[0] ?? null;
}
