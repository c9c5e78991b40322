import type { Secret } from '@keyledger/kernel';
import type { CommandContext } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';

/** The first owner's own password, as part of setting up an organization or of recovering its owner. */
export class SetInitialPassword extends Command<AccountChanged> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly password: Secret,
    readonly cause: 'SETUP' | 'RECOVERY',
  ) {
    super();
  }
}
