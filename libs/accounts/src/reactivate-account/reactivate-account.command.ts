import type { Scope } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';

/** Brings a suspended mailbox back; its password is the one it had. */
export class ReactivateAccount extends Command<AccountChanged> {
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
