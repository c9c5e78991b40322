import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideOnApproval } from '../reset-approval/decide-on-approval.js';
import { ApproveReset } from './approve-reset.command.js';

@CommandHandler(ApproveReset)
export class ApproveResetHandler implements ICommandHandler<ApproveReset> {
  constructor(private readonly approvals: DecideOnApproval) {}

  execute(command: ApproveReset) {
    return this.approvals.decide(command, true);
  }
}
