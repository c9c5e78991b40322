import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CarryOutPassingOn } from './carry-out-passing-on.js';
import { decideThaw } from './pass-on.decider.js';
import { ThawAccount } from './thaw-account.command.js';

@CommandHandler(ThawAccount)
export class ThawAccountHandler implements ICommandHandler<ThawAccount> {
  constructor(private readonly step: CarryOutPassingOn) {}

  execute(command: ThawAccount) {
    return this.step.execute(command, (account) => decideThaw(command.changeId, account));
  }
}
