import { Clock } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideOnChange } from '../owner-change/change-command.js';
import { decideRenewal } from '../owner-change/decide-on-approval.js';
import { RenewOwnerChangeApproval } from './renew-owner-change-approval.command.js';

@CommandHandler(RenewOwnerChangeApproval)
export class RenewOwnerChangeApprovalHandler implements ICommandHandler<RenewOwnerChangeApproval> {
  constructor(
    private readonly changes: DecideOnChange,
    private readonly clock: Clock,
  ) {}

  execute(command: RenewOwnerChangeApproval) {
    const now = this.clock.now();
    return this.changes.decide(command, (change, { target }) =>
      decideRenewal({ now, hours: target.organization.ownershipPolicy.approvalHours }, change),
    );
  }
}
