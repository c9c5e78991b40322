import { derivedId, Secret, type Locale } from '@keyledger/kernel';
import {
  accountAggregate,
  RecordNotification,
  type Account,
  type MessageKind,
} from '@keyledger/accounts';
import { Vault } from '@keyledger/credentials';
import { employeeAggregate, type Employee } from '@keyledger/employees';
import { AggregateStore, unlessErased } from '@keyledger/event-store';
import { Messages } from '@keyledger/graphql';
import type { Job, JobHandler } from '@keyledger/jobs';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Links } from '../links.js';
import { MessageRefused, MessageSender, type Message } from '../send-message/index.js';

export const NOTIFICATION_QUEUE = 'notifications';

/** What a job carries: ids only. */
export interface TellOwner {
  readonly accountId: string;
  readonly organizationId: string;
  readonly correlationId: string;
  readonly eventId: string;
  readonly message: MessageKind;
  readonly channelId: string | null;
  readonly linkId: string | null;
  /** Another owner of the organization, who is told of a recovery; null for the mailbox's own. */
  readonly witnessId: string | null;
}

/** Sends one message to one channel and writes down what came of it; repeated, it sends the same message id. */
@Injectable()
export class TellOwnerJob implements JobHandler<TellOwner> {
  readonly queue = NOTIFICATION_QUEUE;

  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly vault: Vault,
    private readonly sender: MessageSender,
    private readonly links: Links,
    private readonly commands: CommandBus,
  ) {}

  async handle({ payload }: Job<TellOwner>): Promise<void> {
    const { accountId, channelId, linkId, witnessId } = payload;
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    // A newer reset or a used link: the old one would only mislead.
    if (linkId && account.link?.linkId !== linkId) return;
    const recipientId = witnessId ?? account.ownerId;
    const { state: owner } = await this.aggregates.load(employeeAggregate, recipientId);
    const to = destination(owner, channelId);
    if (!to) return this.record(payload, 'NO_CHANNEL');

    const message = await this.compose(payload, account, owner, to);
    if (!message) return this.record(payload, 'LINK_GONE');
    try {
      await this.sender.send(message);
    } catch (error) {
      if (error instanceof MessageRefused) return this.record(payload, error.code);
      throw error;
    }
    if (linkId) await this.vault.discardSealedLink(linkId);
    await this.record(payload, null);
  }

  private async compose(
    { eventId, channelId, message, linkId, organizationId, witnessId }: TellOwner,
    account: Account,
    owner: Employee,
    to: Secret,
  ): Promise<Message | null> {
    const organization = await this.organizations.state(organizationId);
    const { locale, timeZone } = organization;
    const texts = witnessId ? 'mail.OWNER_RECOVERED' : `mail.${message}`;
    const token = linkId ? await this.vault.sealedLink(linkId) : null;
    if (linkId && !token) return null;
    const params = {
      name: unlessErased(owner.name, ''),
      address: unlessErased(account.address, ''),
      organization: organization.name,
      link: token ? this.links.setPassword(token) : '',
      expiresAt: account.link ? inWords(account.link.expiresAt, locale, timeZone) : '',
    };
    return {
      id: notificationId(eventId, channelId),
      to,
      channel: 'EMAIL',
      subject: Messages.render(locale, `${texts}.subject`),
      text: new Secret(Messages.render(locale, `${texts}.text`, params)),
      locale,
    };
  }

  private async record(job: TellOwner, failure: string | null): Promise<void> {
    const { accountId, organizationId, correlationId, eventId, message, channelId } = job;
    const id = notificationId(eventId, channelId);
    const result = { notificationId: id, message, channelId, failure };
    const context = {
      organizationId,
      actor: { kind: 'SYSTEM', id: 'reactor:tell-owner', role: null },
      commandId: `${eventId}:tell-owner:${channelId ?? 'nobody'}`,
      correlationId,
      causationId: eventId,
    } as const;
    await this.commands.execute(new RecordNotification(context, accountId, result));
  }
}

function notificationId(eventId: string, channelId: string | null): string {
  return derivedId('notification', eventId, channelId ?? 'nobody');
}

function destination(owner: Employee, channelId: string | null): Secret | null {
  const channel = owner.channels.find(({ id }) => id === channelId);
  if (!channel) return null;
  const value = unlessErased(channel.destination, null);
  return value === null ? null : new Secret(value);
}

function inWords(instant: string, locale: Locale, timeZone: string): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(instant));
}
