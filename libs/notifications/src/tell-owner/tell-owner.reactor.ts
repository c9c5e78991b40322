import type { AccountEvent } from '@keyledger/accounts';
import { AggregateStore, type RecordedEvent } from '@keyledger/event-store';
import { accountAggregate } from '@keyledger/accounts';
import { employeeAggregate } from '@keyledger/employees';
import { Jobs } from '@keyledger/jobs';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { messageFor } from './message-for.js';
import { NOTIFICATION_QUEUE, type TellOwner } from './tell-owner.job.js';

type Telling = Extract<AccountEvent, { type: 'PasswordChanged' | 'PasswordResetRequested' }>;

/** Sees to it that the owner hears of a password change on every channel of theirs, one job a channel. */
@Injectable()
export class TellOwnerReactor implements Reactor<Telling> {
  readonly name = 'tell-owner';
  readonly eventTypes = ['PasswordChanged', 'PasswordResetRequested'] as const;

  constructor(
    private readonly aggregates: AggregateStore,
    private readonly jobs: Jobs,
  ) {}

  async react(event: RecordedEvent<Telling>): Promise<void> {
    const message = messageFor(event);
    if (!message) return;
    const accountId = event.stream.slice(accountAggregate.category.length + 1);
    for (const channelId of await this.channels(event, accountId)) {
      const job: TellOwner = {
        accountId,
        organizationId: event.metadata.organizationId,
        correlationId: event.metadata.correlationId,
        eventId: event.eventId,
        message,
        channelId,
        linkId: event.type === 'PasswordResetRequested' ? event.data.linkId : null,
      };
      const id = `${event.eventId}.${this.name}.${channelId ?? 'nobody'}`;
      await this.jobs.enqueue(id, NOTIFICATION_QUEUE, job);
    }
  }

  /** A link goes to the channel it was made for; news goes to all; `[null]` records that nobody was reached. */
  private async channels(
    event: RecordedEvent<Telling>,
    accountId: string,
  ): Promise<readonly (string | null)[]> {
    if (event.type === 'PasswordResetRequested') return [event.data.channelId];
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const { state: owner } = await this.aggregates.load(employeeAggregate, account.ownerId);
    const reachable = owner.channels.filter(({ kind }) => kind === 'EMAIL');
    return reachable.length > 0 ? reachable.map(({ id }) => id) : [null];
  }
}
