import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideOnChange } from '../owner-change/change-command.js';
import { AbortOwnerChange } from './abort-owner-change.command.js';
import { decideAbort } from './abort-owner-change.decider.js';

@CommandHandler(AbortOwnerChange)
export class AbortOwnerChangeHandler implements ICommandHandler<AbortOwnerChange> {
  constructor(private readonly changes: DecideOnChange) {}

  execute(command: AbortOwnerChange) {
    return this.changes.decide(command, decideAbort);
  }
}
