import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { OwnerChangeChanged } from '../owner-change/owner-change-changed.js';

/** Says whom a frozen or scheduled mailbox passes to. Rejections: `NotFound`, those of rank and department for both owners, `EmployeeUnknown`, `EmployeeHasLeft`, `InvalidInput`, `SuccessorAlreadyNamed`, `OwnerChangeOver`. */
export class NameSuccessor extends Command<OwnerChangeChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly changeId: string,
    readonly newOwnerId: string,
  ) {
    super();
  }
}
