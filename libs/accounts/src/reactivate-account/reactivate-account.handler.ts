import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AdministerAccount } from '../administer-account.js';
import { ReactivateAccount } from './reactivate-account.command.js';
import { decideReactivation } from './reactivate-account.decider.js';

@CommandHandler(ReactivateAccount)
export class ReactivateAccountHandler implements ICommandHandler<ReactivateAccount> {
  constructor(private readonly administer: AdministerAccount) {}

  execute(command: ReactivateAccount) {
    return this.administer.change(command, (account) => decideReactivation(command.note, account));
  }
}
