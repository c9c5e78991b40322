import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { accountAggregate } from '../account.state.js';
import { LabelProvider } from './label-provider.command.js';
import { decideProviderLabel } from './label-provider.decider.js';

@CommandHandler(LabelProvider)
export class LabelProviderHandler implements ICommandHandler<LabelProvider> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute({ context, accountId, provider }: LabelProvider) {
    return this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context,
      decide: (account) => decideProviderLabel(provider, account),
    });
  }
}
