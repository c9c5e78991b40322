import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';

/** Signs everybody out of the account at once; the password stays good. */
export class EndSessions extends Command<AccountChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly accountId: string,
  ) {
    super();
  }
}
