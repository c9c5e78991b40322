import { Clock } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideOnChange } from '../owner-change/change-command.js';
import { decideVerdict } from '../owner-change/decide-on-approval.js';
import { RefuseOwnerChange } from './refuse-owner-change.command.js';

@CommandHandler(RefuseOwnerChange)
export class RefuseOwnerChangeHandler implements ICommandHandler<RefuseOwnerChange> {
  constructor(
    private readonly changes: DecideOnChange,
    private readonly clock: Clock,
  ) {}

  execute(command: RefuseOwnerChange) {
    const verdict = { approved: false, by: command.scope.actor, now: this.clock.now() };
    return this.changes.decide(command, (change) => decideVerdict(verdict, change));
  }
}
