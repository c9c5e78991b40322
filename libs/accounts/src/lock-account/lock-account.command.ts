import type { Scope } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';

/** Keeps everybody out of the account, until a time or until it is unlocked; its sessions end at once. */
export class LockAccount extends Command<AccountChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly accountId: string,
    /** Null: until somebody unlocks it. */
    readonly until: Date | null,
    /** Free text about the person; encrypted under their key. */
    readonly note: string | null,
  ) {
    super();
  }
}
