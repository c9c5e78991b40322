import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';

/**
 * Takes the mailbox out of use while its owner changes; its sessions end at once and its link is void. The same change again
 * changes nothing. Rejections: `NotFound`, also where it is no longer this owner's, `OwnerChangeInProgress`.
 */
export class FreezeAccount extends Command<AccountChanged> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly changeId: string,
    readonly ownerId: string,
  ) {
    super();
  }
}
