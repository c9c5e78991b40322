import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';

/** Ends the freeze of this change and of no other; where there is none, it changes nothing. */
export class ThawAccount extends Command<AccountChanged> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly changeId: string,
  ) {
    super();
  }
}
