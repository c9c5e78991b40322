import type { CommandContext, Executed } from '@keyledger/event-store';
import type { Authority } from '@keyledger/organizations';
import { Command } from '@nestjs/cqrs';
import type { AccountEvent, AccountKind } from '../account.events.js';
import type { Account } from '../account.state.js';

export interface Mailbox {
  /** In any spelling; its domain is one of the organization's. */
  readonly address: string;
  readonly kind: AccountKind;
  /** Who hosts the mailbox, as the company calls it: a label of at most 32 characters. */
  readonly provider: string;
  /** Where its password lives: `KEYLEDGER`, or an installed connector's name. */
  readonly authority: string;
  readonly ownerId: string;
  readonly origin: 'SETUP' | 'ADMIN' | 'IMPORT' | 'COMMAND_LINE';
}

/**
 * Brings a mailbox under Keyledger's care under a new id; nobody can sign in to it before a first reset. The same
 * again changes nothing. Rejections: `InvalidInput`, `DomainUnknown`, `EmployeeUnknown` (the owner), `AddressTaken`,
 * `AlreadyExists` (another mailbox under this id), `Forbidden`, `RankTooLow`,
 * `OutsideYourDepartments`.
 */
export class ProvisionAccount extends Command<Executed<Account, AccountEvent>> {
  constructor(
    readonly by: Authority,
    readonly context: CommandContext,
    readonly accountId: string,
    readonly mailbox: Mailbox,
  ) {
    super();
  }
}
