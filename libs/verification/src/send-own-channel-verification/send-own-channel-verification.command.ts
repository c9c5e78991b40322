import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { OwnChannelChanged } from '../own-channels/own-channel-changed.js';

/**
 * Sends what proves one of the own recovery channels once more; what was sent before is void. A channel that is verified
 * needs none. Rejections: `Forbidden` for a shared mailbox, `NotFound`, `RateLimited`, and `InvalidInput` for a kind that this
 * installation cannot reach.
 */
export class SendOwnChannelVerification extends Command<OwnChannelChanged> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly channelId: string,
  ) {
    super();
  }
}
