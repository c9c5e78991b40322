import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { accountAggregate } from '../account.state.js';
import { ProvisionAccount } from './provision-account.command.js';
import { decideProvisioning } from './provision-account.decider.js';

@CommandHandler(ProvisionAccount)
export class ProvisionAccountHandler implements ICommandHandler<ProvisionAccount> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute({ context, accountId, mailbox }: ProvisionAccount) {
    return this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context,
      decide: (account) => decideProvisioning(mailbox, account),
    });
  }
}
