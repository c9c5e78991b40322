import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { OwnerChangeChanged } from '../owner-change/owner-change-changed.js';

/** Asks a second person again, where nobody answered in time. Rejections: `NotFound`, those of rank and department, `OwnerChangeApprovalOver`. */
export class RenewOwnerChangeApproval extends Command<OwnerChangeChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly changeId: string,
  ) {
    super();
  }
}
