import type { AccountEvent } from '@keyledger/accounts';
import { AggregateStore, type RecordedEvent } from '@keyledger/event-store';
import { accountAggregate, type Account } from '@keyledger/accounts';
import { employeeAggregate } from '@keyledger/employees';
import { Jobs } from '@keyledger/jobs';
import { OrganizationReader } from '@keyledger/organizations';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { messageFor } from './message-for.js';
import { NOTIFICATION_QUEUE, type TellOwner } from './tell-owner.job.js';

type Telling = Extract<AccountEvent, { type: 'PasswordChanged' | 'PasswordResetRequested' }>;

interface Recipient {
  readonly channelId: string | null;
  readonly witnessId: string | null;
}

/** Sees to it that the owner hears of a password change on every channel of theirs, one job a channel. */
@Injectable()
export class TellOwnerReactor implements Reactor<Telling> {
  readonly name = 'tell-owner';
  readonly eventTypes = ['PasswordChanged', 'PasswordResetRequested'] as const;

  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly jobs: Jobs,
  ) {}

  async react(event: RecordedEvent<Telling>): Promise<void> {
    const message = messageFor(event);
    if (!message) return;
    const accountId = event.stream.slice(accountAggregate.category.length + 1);
    for (const { channelId, witnessId } of await this.recipients(event, accountId)) {
      const job: TellOwner = {
        accountId,
        organizationId: event.metadata.organizationId,
        correlationId: event.metadata.correlationId,
        eventId: event.eventId,
        message,
        channelId,
        linkId: event.type === 'PasswordResetRequested' ? event.data.linkId : null,
        witnessId,
      };
      const id = `${event.eventId}.${this.name}.${channelId ?? 'nobody'}`;
      await this.jobs.enqueue(id, NOTIFICATION_QUEUE, job);
    }
  }

  /** A link goes to the channel it was made for; news goes to all; nowhere to go is recorded once. */
  private async recipients(
    event: RecordedEvent<Telling>,
    accountId: string,
  ): Promise<readonly Recipient[]> {
    if (event.type === 'PasswordResetRequested') {
      return [{ channelId: event.data.channelId, witnessId: null }];
    }
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const own = await this.reachable(account.ownerId, null);
    const witnesses = event.data.cause === 'RECOVERY' ? await this.witnesses(event, account) : [];
    return [...(own.length > 0 ? own : [{ channelId: null, witnessId: null }]), ...witnesses];
  }

  /** Breaking the glass is told to every other owner, so that nobody does it unseen. */
  private async witnesses(
    { metadata }: RecordedEvent<Telling>,
    account: Account,
  ): Promise<readonly Recipient[]> {
    const { roles } = await this.organizations.state(metadata.organizationId);
    const owners = [...roles].filter(
      ([id, { role }]) => role === 'OWNER' && id !== account.ownerId,
    );
    return (await Promise.all(owners.map(([id]) => this.reachable(id, id)))).flat();
  }

  private async reachable(
    employeeId: string,
    witnessId: string | null,
  ): Promise<readonly Recipient[]> {
    const { state: person } = await this.aggregates.load(employeeAggregate, employeeId);
    return person.channels
      .filter(({ kind }) => kind === 'EMAIL')
      .map(({ id: channelId }) => ({ channelId, witnessId }));
  }
}
