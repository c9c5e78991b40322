import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { ApprovalChanged } from '../reset-approval/approval-changed.js';

/**
 * A help desk cannot prove a caller and asks a second person to approve the reset. The same command again answers the same
 * approval. Rejections: `NotFound`, those of rank and department.
 */
export class RequestResetApproval extends Command<ApprovalChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly accountId: string,
    /** Free text about the person; encrypted under their key. */
    readonly note: string | null,
  ) {
    super();
  }
}
