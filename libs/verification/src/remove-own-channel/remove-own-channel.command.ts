import type { CommandContext } from '@keyledger/event-store';
import type { Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { OwnChannelChanged } from '../own-channels/own-channel-changed.js';

/**
 * Takes a recovery channel of one's own away; one that is not there any more is no reason to refuse. Rejections: `Forbidden`
 * for a shared mailbox, and those of the current password.
 */
export class RemoveOwnChannel extends Command<OwnChannelChanged> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly currentPassword: Secret,
    readonly channelId: string,
  ) {
    super();
  }
}
