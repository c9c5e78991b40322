import { Clock } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideOnChange } from '../owner-change/change-command.js';
import { decideVerdict } from '../owner-change/decide-on-approval.js';
import { ApproveOwnerChange } from './approve-owner-change.command.js';

@CommandHandler(ApproveOwnerChange)
export class ApproveOwnerChangeHandler implements ICommandHandler<ApproveOwnerChange> {
  constructor(
    private readonly changes: DecideOnChange,
    private readonly clock: Clock,
  ) {}

  execute(command: ApproveOwnerChange) {
    const verdict = { approved: true, by: command.scope.actor, now: this.clock.now() };
    return this.changes.decide(command, (change) => decideVerdict(verdict, change));
  }
}
