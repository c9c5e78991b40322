import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { ApprovalChanged } from '../reset-approval/approval-changed.js';

/**
 * Says no to a reset that somebody asked a second person about. Rejections: `NotFound`, those of rank and department, `SecondPersonNeeded`, `ResetApprovalOver`.
 */
export class RefuseReset extends Command<ApprovalChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly approvalId: string,
  ) {
    super();
  }
}
