import type { CommandContext } from '@keyledger/event-store';
import type { Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { OwnChannelChanged } from '../own-channels/own-channel-changed.js';

/**
 * Enters the code that was sent to one of the own recovery channels. Rejections: `Forbidden` for a shared mailbox, `NotFound`,
 * `VerificationCodeWrong` (`params.triesLeft`), `VerificationCodeExpired` when it is used, void, replaced or too old.
 */
export class ConfirmOwnChannel extends Command<OwnChannelChanged> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly channelId: string,
    readonly code: Secret,
  ) {
    super();
  }
}
