import type { CommandContext } from '@keyledger/event-store';
import type { Secret } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { OwnChannelChanged } from '../own-channels/own-channel-changed.js';

/**
 * Adds a recovery channel of one's own, or puts it in another's place, and has it proved by a message. Rejections:
 * `Forbidden` for a shared mailbox, those of the current password, `InvalidInput` for what reaches nobody or is a mailbox of
 * the person's own here, `NotFound`, `TooManyRecoveryChannels`.
 */
export class ChangeOwnChannel extends Command<OwnChannelChanged> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly currentPassword: Secret,
    /** In any spelling; it is stored normalised. */
    readonly destination: string,
    /** Null: it comes in addition to those there are. */
    readonly replacesChannelId: string | null,
  ) {
    super();
  }
}
