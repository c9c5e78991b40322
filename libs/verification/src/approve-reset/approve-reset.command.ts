import type { CommandContext } from '@keyledger/event-store';
import type { Scope } from '@keyledger/kernel';
import { Command } from '@nestjs/cqrs';
import type { ApprovalChanged } from '../reset-approval/approval-changed.js';

/**
 * Lets whoever asked reset the account once. Rejections: `NotFound`, those of rank and department, `SecondPersonNeeded`, `ResetApprovalOver`.
 */
export class ApproveReset extends Command<ApprovalChanged> {
  constructor(
    readonly scope: Scope,
    readonly context: CommandContext,
    readonly approvalId: string,
  ) {
    super();
  }
}
