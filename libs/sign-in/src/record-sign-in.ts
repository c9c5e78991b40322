import { Clock, type Decision } from '@keyledger/kernel';
import { employeeAggregate } from '@keyledger/employees';
import {
  AggregateStore,
  type CommandContext,
  type Executed,
  type Loaded,
} from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import { earlierPeriods, openPeriod } from './open-period.js';
import { periodOf, signInPeriodId } from './period.js';
import type { NewSignInEvent, SignInEvent } from './sign-in.events.js';
import { signInPeriodAggregate, type SignInPeriod } from './sign-in-period.state.js';

/** What a sign-in is recorded on. */
export interface MonthOfSignIns {
  readonly now: Date;
  /** The sign-ins of now's month so far; without it, they are read when something is recorded. */
  readonly soFar?: Loaded<SignInPeriod>;
}

/** Appends to the account's sign-ins of this month, opening the month when it is the first to do so. */
@Injectable()
export class RecordSignIn {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly clock: Clock,
  ) {}

  /** The month to record a sign-in on, and whether the mailbox's owner has left: all that holds at this moment. */
  async withOwner(
    accountId: string,
    ownerId: string,
  ): Promise<{ readonly month: MonthOfSignIns; readonly ownerLeft: boolean }> {
    const now = this.clock.now();
    const [owner, soFar] = await Promise.all([
      this.aggregates.load(employeeAggregate, ownerId),
      this.aggregates.load(signInPeriodAggregate, signInPeriodId(accountId, periodOf(now))),
    ]);
    return { month: { now, soFar }, ownerLeft: owner.state.left };
  }

  async record(
    accountId: string,
    context: CommandContext,
    decide: (period: SignInPeriod) => Decision<NewSignInEvent>,
    { now, soFar }: MonthOfSignIns = { now: this.clock.now() },
  ): Promise<Executed<SignInPeriod, SignInEvent>> {
    const period = periodOf(now);
    const id = signInPeriodId(accountId, period);
    let earlier: SignInPeriod | null | undefined;
    return this.aggregates.execute({
      aggregate: signInPeriodAggregate,
      id,
      context,
      loaded: soFar,
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
