import type { CommandContext, Executed } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountEvent } from '../account.events.js';
import type { Account } from '../account.state.js';

/** Says which provider holds the mailbox, as the company calls it; its authority stays what it is. */
export class LabelProvider extends Command<Executed<Account, AccountEvent>> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly provider: string,
  ) {
    super();
  }
}
