import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';
import { accountAggregate } from '../account.state.js';
import { RequestSelfServiceReset } from './request-self-service-reset.command.js';
import { decideSelfServiceRequest } from './request-self-service-reset.decider.js';

@CommandHandler(RequestSelfServiceReset)
export class RequestSelfServiceResetHandler implements ICommandHandler<RequestSelfServiceReset> {
  constructor(private readonly aggregates: AggregateStore) {}

  async execute(command: RequestSelfServiceReset): Promise<AccountChanged> {
    const { context, accountId } = command;
    const executed = await this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context,
      decide: (account) => decideSelfServiceRequest(command, account),
    });
    if (executed.outcome === 'rejected') return executed;
    return { outcome: 'changed', position: executed.position };
  }
}
