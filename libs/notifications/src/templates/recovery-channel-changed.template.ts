import type { ChannelKind } from '@keyledger/employees';
import { greeting, type AboutMailbox } from './about-mailbox.js';
import { closing, paragraph, type Part } from './part.js';

export interface RecoveryChannelChangedParams extends AboutMailbox {
  readonly kind: ChannelKind;
  /** The new one, masked; null: it was removed and nothing took its place. */
  readonly destination: string | null;
}

/** How the mailbox can be recovered changed; for the channel that was, and for those that remain. */
export function recoveryChannelChanged(about: RecoveryChannelChangedParams): readonly Part[] {
  const { address, organization, kind, destination } = about;
  return [
    greeting(about),
    destination === null
      ? paragraph('mail.RECOVERY_CHANNEL_CHANGED.removed', { address, kind })
      : paragraph('mail.RECOVERY_CHANNEL_CHANGED.changed', { address, kind, destination }),
    closing('mail.RECOVERY_CHANNEL_CHANGED.notYou', { organization }),
  ];
}
