import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CarryOutPassingOn } from './carry-out-passing-on.js';
import { FreezeAccount } from './freeze-account.command.js';
import { decideFreeze } from './pass-on.decider.js';

@CommandHandler(FreezeAccount)
export class FreezeAccountHandler implements ICommandHandler<FreezeAccount> {
  constructor(private readonly step: CarryOutPassingOn) {}

  execute(command: FreezeAccount) {
    return this.step.execute(command, (account) => decideFreeze(command, account));
  }
}
