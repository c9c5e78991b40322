import { isRejection, type Decision, type Scope } from '@keyledger/kernel';
import { AggregateStore, type CommandContext } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import type { AccountChanged } from './account-changed.js';
import type { NewAccountEvent } from './account.events.js';
import { accountAggregate, type Account } from './account.state.js';
import { ActOnAccount } from './act-on-account.js';
import { SessionFloors } from './session-floors.port.js';

/** The way of every administrator's plain act on an account: may they, decide, append, end sessions. */
@Injectable()
export class AdministerAccount {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly authority: ActOnAccount,
    private readonly floors: SessionFloors,
  ) {}

  async change(
    command: {
      readonly scope: Scope;
      readonly context: CommandContext;
      readonly accountId: string;
    },
    decide: (account: Account) => Decision<NewAccountEvent>,
  ): Promise<AccountChanged> {
    const { scope, context, accountId } = command;
    const target = await this.authority.target(scope, accountId);
    if (isRejection(target)) return { outcome: 'rejected', rejection: target };
    const executed = await this.aggregates.execute({
      aggregate: accountAggregate,
      id: accountId,
      context,
      decide,
    });
    if (executed.outcome === 'rejected') return executed;
    await this.floors.raise(accountId, executed.state.sessionFloor);
    const { outcome, position } = executed;
    return { outcome: 'changed', position, unchanged: outcome === 'unchanged' };
  }
}
