import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';

/**
 * Passes the mailbox on, with nothing that its former owner could get in by. The same change again changes nothing.
 * Rejections: `AccountNotFrozen` where this change does not hold the mailbox.
 */
export class ChangeOwner extends Command<AccountChanged> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly changeId: string,
    readonly newOwnerId: string,
  ) {
    super();
  }
}
