import { Clock } from '@keyledger/kernel';
import { Vault } from '@keyledger/credentials';
import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AccountChanged } from '../account-changed.js';
import { accountAggregate } from '../account.state.js';
import { SessionFloors } from '../session-floors.port.js';
import { RecordProviderOutcome } from './record-provider-outcome.command.js';
import { credentialOutOfUse, decideProviderOutcome } from './record-provider-outcome.decider.js';

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
    let outOfUse: string | null = null;
    const executed = await this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context,
      decide: (account) => {
        outOfUse = credentialOutOfUse(requestId, answer, account);
        return decideProviderOutcome(requestId, answer, account);
      },
    });
    if (executed.outcome === 'rejected') return executed;
    await this.floors.raise(accountId, executed.state.sessionFloor);
    if (outOfUse) await this.vault.supersede(outOfUse, this.clock.now());
    return { outcome: 'changed', position: executed.position };
  }
}
