import type { CommandContext, Executed } from '@keyledger/event-store';
import { Command } from '@nestjs/cqrs';
import type { AccountEvent, AccountKind } from '../account.events.js';
import type { Account } from '../account.state.js';

export interface Mailbox {
  /** Normalised address; its claim is held by the caller for `accountId`. */
  readonly address: string;
  readonly kind: AccountKind;
  readonly provider: string;
  readonly authority: string;
  readonly ownerId: string;
  readonly origin: 'SETUP' | 'ADMIN' | 'IMPORT' | 'COMMAND_LINE';
}

/** Brings a mailbox under Keyledger's care; nobody can sign in to it before a first reset. */
export class ProvisionAccount extends Command<Executed<Account, AccountEvent>> {
  constructor(
    readonly context: CommandContext,
    readonly accountId: string,
    readonly mailbox: Mailbox,
  ) {
    super();
  }
}
