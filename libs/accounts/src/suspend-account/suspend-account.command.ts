import type { Scope } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';

/** Takes the mailbox out of use (a leave, an investigation) until it is reactivated; its sessions end at once. */
export class SuspendAccount extends Command<AccountChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly accountId: string,
    /** Free text about the person; encrypted under their key. */
    readonly note: string | null,
  ) {
    super();
  }
}
