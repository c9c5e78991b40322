import type { ChannelKind, RecoveryChannel } from '@keyledger/employees';
import { reject, type Rejection } from '@keyledger/kernel';
import type { RecoveryPolicyRules } from '@keyledger/organizations';
import { servingChannels } from '../send-verification-code/channel-for.js';

/** The owner's channel of this id, or why a caller cannot be proved by it. @param kinds that this installation reaches. */
export function callerChannel(
  channelId: string,
  channels: readonly RecoveryChannel[],
  policy: Pick<RecoveryPolicyRules, 'assertedChannels'>,
  kinds: readonly ChannelKind[],
): RecoveryChannel | Rejection {
  const path = ['channelId'];
  const channel = channels.find(({ id }) => id === channelId);
  if (!channel) return reject('NotFound', { path });
  if (!kinds.includes(channel.kind)) {
    return reject('ChannelCannotProve', { params: { reason: 'KIND' }, path });
  }
  return servingChannels([channel], policy).length > 0
    ? channel
    : reject('ChannelCannotProve', { params: { reason: 'UNPROVED' }, path });
}
