import { accountAggregate, type Account } from '@keyledger/accounts';
import { employeeAggregate, type ChannelKind } from '@keyledger/employees';
import { AggregateStore, type RecordedEvent } from '@keyledger/event-store';
import { Jobs } from '@keyledger/jobs';
import { OrganizationReader } from '@keyledger/organizations';
import type { Reactor } from '@keyledger/projections';
import { Injectable } from '@nestjs/common';
import { NoticeSender } from '../send-notice/index.js';
import { messageFor, type TellingEvent } from './message-for.js';
import { MAILBOX, nameOf, NOTICE, NOWHERE, type Recipient } from './recipient.js';
import { NOTIFICATION_QUEUE, type TellOwner } from './tell-owner.job.js';

type PasswordChanged = Extract<TellingEvent, { type: 'PasswordChanged' }>;

/** Sees to it that the owner hears of a password change on every channel of theirs, one job a channel. */
@Injectable()
export class TellOwnerReactor implements Reactor<TellingEvent> {
  readonly name = 'tell-owner';
  readonly eventTypes = ['PasswordChanged', 'PasswordResetRequested'] as const;

  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly jobs: Jobs,
    private readonly notices: NoticeSender,
  ) {}

  async react(event: RecordedEvent<TellingEvent>): Promise<void> {
    const message = messageFor(event);
    if (!message) return;
    const accountId = event.stream.slice(accountAggregate.category.length + 1);
    for (const recipient of await this.recipients(event, accountId)) {
      const job: TellOwner = {
        accountId,
        organizationId: event.metadata.organizationId,
        correlationId: event.metadata.correlationId,
        eventId: event.eventId,
        message,
        ...recipient,
        ...(event.type === 'PasswordChanged'
          ? { linkId: null, effectiveAt: event.data.effectiveAt }
          : { linkId: event.data.linkId }),
      };
      const id = `${event.eventId}.${this.name}.${nameOf(recipient)}`;
      await this.jobs.enqueue(id, NOTIFICATION_QUEUE, job);
    }
  }

  /** A link goes to the channel it was made for; news goes to all; nowhere to go is recorded once. */
  private async recipients(
    event: RecordedEvent<TellingEvent>,
    accountId: string,
  ): Promise<readonly Recipient[]> {
    if (event.type === 'PasswordResetRequested') {
      const { channelId } = event.data;
      return [channelId ? { place: 'CHANNEL', channelId, witnessId: null } : NOWHERE];
    }
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const { cause } = event.data;
    // Who lost the password may have lost the channels too: the mailbox itself is what they will look into next.
    const mailbox = cause === 'SELF_SERVICE_RESET' ? [MAILBOX] : [];
    const notice = this.notices.available ? [NOTICE] : [];
    const own = [...(await this.channels(account.ownerId, null)), ...mailbox, ...notice];
    const witnesses = cause === 'RECOVERY' ? await this.witnesses(event, account) : [];
    return [...(own.length > 0 ? own : [NOWHERE]), ...witnesses];
  }

  /** Breaking the glass is told to every other owner, so that nobody does it unseen. */
  private async witnesses(
    { metadata }: RecordedEvent<PasswordChanged>,
    account: Account,
  ): Promise<readonly Recipient[]> {
    const { roles } = await this.organizations.state(metadata.organizationId);
    const owners = [...roles].filter(
      ([id, { role }]) => role === 'OWNER' && id !== account.ownerId,
    );
    return (await Promise.all(owners.map(([id]) => this.channels(id, id)))).flat();
  }

  /** No text message says what a witness is told. */
  private async channels(
    employeeId: string,
    witnessId: string | null,
  ): Promise<readonly Recipient[]> {
    const kinds: readonly ChannelKind[] = witnessId === null ? ['EMAIL', 'PHONE'] : ['EMAIL'];
    const { state: person } = await this.aggregates.load(employeeAggregate, employeeId);
    return person.channels
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id: channelId }) => ({ place: 'CHANNEL', channelId, witnessId }));
  }
}
