import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AdministerAccount } from '../administer-account.js';
import { SuspendAccount } from './suspend-account.command.js';
import { decideSuspension } from './suspend-account.decider.js';

@CommandHandler(SuspendAccount)
export class SuspendAccountHandler implements ICommandHandler<SuspendAccount> {
  constructor(private readonly administer: AdministerAccount) {}

  execute(command: SuspendAccount) {
    return this.administer.change(command, (account) => decideSuspension(command.note, account));
  }
}
