import { Clock, type Decision } from '@keyledger/kernel';
import { AggregateStore, type CommandContext } from '@keyledger/event-store';
import { Vault } from '@keyledger/credentials';
import { Injectable } from '@nestjs/common';
import type { AccountChanged } from '../account-changed.js';
import type { NewAccountEvent } from '../account.events.js';
import { accountAggregate, type Account } from '../account.state.js';
import { SessionFloors } from '../session-floors.port.js';

/**
 * A step of a change of owner on the account's own stream, and what follows from it: sessions end, and what the step put out
 * of use is marked so in the vault. Everything is done again when the step is repeated, since whoever did it first may have
 * died after the append.
 */
@Injectable()
export class CarryOutPassingOn {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly vault: Vault,
    private readonly floors: SessionFloors,
    private readonly clock: Clock,
  ) {}

  async execute(
    command: {
      readonly context: CommandContext;
      readonly accountId: string;
      readonly changeId: string;
    },
    decide: (account: Account) => Decision<NewAccountEvent>,
  ): Promise<AccountChanged> {
    const { context, accountId, changeId } = command;
    const executed = await this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context,
      decide,
    });
    if (executed.outcome === 'rejected') return executed;
    const { sessionFloor, frozen, passedOn } = executed.state;
    await this.floors.raise(accountId, sessionFloor);
    const steps = [frozen, passedOn].filter((step) => step?.changeId === changeId);
    for (const id of steps.flatMap((step) => step?.voided ?? [])) {
      await this.vault.supersede(id, this.clock.now());
    }
    return { outcome: 'changed', position: executed.position };
  }
}
