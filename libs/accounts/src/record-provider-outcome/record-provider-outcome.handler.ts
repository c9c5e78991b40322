import { Clock } from '@keyledger/kernel';
import { Vault } from '@keyledger/credentials';
import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';
import { accountAggregate, type Account } from '../account.state.js';
import { secretsOutOfUse } from '../secrets-out-of-use.js';
import { SessionFloors } from '../session-floors.port.js';
import { RecordProviderOutcome } from './record-provider-outcome.command.js';
import { decideProviderOutcome } from './record-provider-outcome.decider.js';

@CommandHandler(RecordProviderOutcome)
export class RecordProviderOutcomeHandler implements ICommandHandler<RecordProviderOutcome> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly floors: SessionFloors,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async execute(command: RecordProviderOutcome): Promise<AccountChanged> {
    const { context, accountId, requestId, answer } = command;
    let before: Account | undefined;
    const executed = await this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context,
      decide: (account) => {
        before = account;
        return decideProviderOutcome(requestId, answer, account);
      },
    });
    if (executed.outcome === 'rejected') return executed;
    await this.floors.raise(accountId, executed.state.sessionFloor);
    if (before) {
      for (const id of secretsOutOfUse(before, executed.state)) {
        await this.vault.supersede(id, this.clock.now());
      }
    }
    return { outcome: 'changed', position: executed.position };
  }
}
