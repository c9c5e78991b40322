import type { ChannelKind } from '@keyledger/employees';
import { greeting, type AboutMailbox } from './about-mailbox.js';
import { closing, paragraph, type Part } from './part.js';

export interface RecoveryChannelChangedParams extends AboutMailbox {
  readonly kind: ChannelKind;
  /** The new one, masked; null: it was removed and nothing took its place. */
  readonly destination: string | null;
  /** It comes beside those there were, and takes the place of none. */
  readonly isAddition: boolean;
}

/** How the mailbox can be recovered changed; for the channel that was, and for those that remain. */
export function recoveryChannelChanged(about: RecoveryChannelChangedParams): readonly Part[] {
  const { organization } = about;
  return [
    greeting(about),
    news(about),
    closing('mail.RECOVERY_CHANNEL_CHANGED.notYou', { organization }),
  ];
}

function news({ address, kind, destination, isAddition }: RecoveryChannelChangedParams): Part {
  if (destination === null) {
    return paragraph('mail.RECOVERY_CHANNEL_CHANGED.removed', { address, kind });
  }
  return isAddition
    ? paragraph('mail.RECOVERY_CHANNEL_CHANGED.added', { address, kind, destination })
    : paragraph('mail.RECOVERY_CHANNEL_CHANGED.changed', { address, kind, destination });
}
