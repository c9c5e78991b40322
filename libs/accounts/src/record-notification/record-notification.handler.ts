import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';
import { accountAggregate } from '../account.state.js';
import { RecordNotification } from './record-notification.command.js';
import { decideNotification } from './record-notification.decider.js';

@CommandHandler(RecordNotification)
export class RecordNotificationHandler implements ICommandHandler<RecordNotification> {
  constructor(private readonly aggregates: AggregateStore) {}

  async execute({ context, accountId, result }: RecordNotification): Promise<AccountChanged> {
    const executed = await this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context,
      decide: (account) => decideNotification(result, account),
    });
    if (executed.outcome === 'rejected') return executed;
    return { outcome: 'changed', position: executed.position };
  }
}
