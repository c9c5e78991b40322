import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AdministerAccount } from '../administer-account.js';
import { UnlockAccount } from './unlock-account.command.js';
import { decideUnlock } from './unlock-account.decider.js';

@CommandHandler(UnlockAccount)
export class UnlockAccountHandler implements ICommandHandler<UnlockAccount> {
  constructor(private readonly administer: AdministerAccount) {}

  execute(command: UnlockAccount) {
    return this.administer.change(command, (account) => decideUnlock(command.note, account));
  }
}
