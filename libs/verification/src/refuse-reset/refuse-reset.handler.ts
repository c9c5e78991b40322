import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideOnApproval } from '../reset-approval/decide-on-approval.js';
import { RefuseReset } from './refuse-reset.command.js';

@CommandHandler(RefuseReset)
export class RefuseResetHandler implements ICommandHandler<RefuseReset> {
  constructor(private readonly approvals: DecideOnApproval) {}

  execute(command: RefuseReset) {
    return this.approvals.decide(command, false);
  }
}
