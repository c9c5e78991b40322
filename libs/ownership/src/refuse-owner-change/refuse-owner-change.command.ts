import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { OwnerChangeChanged } from '../owner-change/owner-change-changed.js';

/** A second person's no, which ends the change. Rejections: `NotFound`, those of rank and department, `SecondPersonNeeded`, `OwnerChangeApprovalOver`. */
export class RefuseOwnerChange extends Command<OwnerChangeChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly changeId: string,
  ) {
    super();
  }
}
