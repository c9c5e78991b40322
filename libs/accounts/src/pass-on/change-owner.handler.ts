import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CarryOutPassingOn } from './carry-out-passing-on.js';
import { ChangeOwner } from './change-owner.command.js';
import { decideOwnerChange } from './pass-on.decider.js';

@CommandHandler(ChangeOwner)
export class ChangeOwnerHandler implements ICommandHandler<ChangeOwner> {
  constructor(private readonly step: CarryOutPassingOn) {}

  execute(command: ChangeOwner) {
    return this.step.execute(command, (account) => decideOwnerChange(command, account));
  }
}
