import { Clock, type Decision } from '@keyledger/kernel';
import { AggregateStore, type CommandContext, type Executed } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import { earlierPeriods, openPeriod } from './open-period.js';
import { periodOf, signInPeriodId } from './period.js';
import type { NewSignInEvent, SignInEvent } from './sign-in.events.js';
import { signInPeriodAggregate, type SignInPeriod } from './sign-in-period.state.js';

/** Appends to the account's sign-ins of this month, opening the month when it is the first to do so. */
@Injectable()
export class RecordSignIn {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly clock: Clock,
  ) {}

  async record(
    accountId: string,
    context: CommandContext,
    decide: (period: SignInPeriod) => Decision<NewSignInEvent>,
  ): Promise<Executed<SignInPeriod, SignInEvent>> {
    const now = this.clock.now();
    const period = periodOf(now);
    const id = signInPeriodId(accountId, period);
    let earlier: SignInPeriod | null | undefined;
    return this.aggregates.execute({
      aggregate: signInPeriodAggregate,
      id,
      context,
      decide: async (current) => {
        const decision = decide(current);
        if ('kind' in decision || decision.length === 0 || current.opened) return decision;
        earlier ??= await this.lastBefore(accountId, period);
        return [...openPeriod(accountId, now, current, earlier), ...decision];
      },
    });
  }

  private async lastBefore(accountId: string, period: string): Promise<SignInPeriod | null> {
    for (const each of earlierPeriods(period)) {
      const id = signInPeriodId(accountId, each);
      const { state } = await this.aggregates.load(signInPeriodAggregate, id);
      if (state.opened) return state;
    }
    return null;
  }
}
