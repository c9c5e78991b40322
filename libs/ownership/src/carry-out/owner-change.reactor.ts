import { accountAggregate, type AccountEvent } from '@keyledger/accounts';
import { aggregateIdOf, AggregateStore, type RecordedEvent } from '@keyledger/event-store';
import { Jobs } from '@keyledger/jobs';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import type { OwnerChangeEvent } from '../owner-change/owner-change.events.js';
import { OWNER_CHANGE_QUEUE } from './owner-change.job.js';

type Word = Extract<
  OwnerChangeEvent,
  {
    type:
      | 'OwnerChangeStarted'
      | 'OwnerChangeSuccessorNamed'
      | 'OwnerChangeApproved'
      | 'OwnerChangeRefused'
      | 'OwnerChangeAborted';
  }
>;
type Accessed = Extract<AccountEvent, { type: 'PasswordChanged' }>;

/** Carries changes of owner on after a person's word, and after the first access. */
@Injectable()
export class OwnerChangeReactor implements Reactor<Word | Accessed> {
  readonly name = 'owner-change';
  readonly eventTypes = [
    'OwnerChangeStarted',
    'OwnerChangeSuccessorNamed',
    'OwnerChangeApproved',
    'OwnerChangeRefused',
    'OwnerChangeAborted',
    'PasswordChanged',
  ] as const;

  constructor(
    private readonly aggregates: AggregateStore,
    private readonly jobs: Jobs,
  ) {}

  async react(event: RecordedEvent<Word | Accessed>): Promise<void> {
    const { eventId, stream } = event;
    if (event.type !== 'PasswordChanged') return this.order(eventId, aggregateIdOf(stream));
    const { state } = await this.aggregates.load(accountAggregate, aggregateIdOf(stream));
    const changeId = state.passedOn?.changeId;
    // One job a change: later passwords of the mailbox have nothing to do with it.
    if (changeId !== undefined) await this.order(`${changeId}.accessed`, changeId);
  }

  private order(cause: string, changeId: string): Promise<void> {
    return this.jobs.enqueue(`${cause}.${this.name}`, OWNER_CHANGE_QUEUE, { changeId });
  }
}
