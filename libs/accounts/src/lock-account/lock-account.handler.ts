import { Clock } from '@keyledger/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AdministerAccount } from '../administer-account.js';
import { LockAccount } from './lock-account.command.js';
import { decideLock } from './lock-account.decider.js';

@CommandHandler(LockAccount)
export class LockAccountHandler implements ICommandHandler<LockAccount> {
  constructor(
    private readonly administer: AdministerAccount,
    private readonly clock: Clock,
  ) {}

  execute(command: LockAccount) {
    const { until, note } = command;
    const plan = { until, note, now: this.clock.now() };
    return this.administer.change(command, (account) => decideLock(plan, account));
  }
}
