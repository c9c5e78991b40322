import { Vault } from '@keyledger/credentials';
import { employeeAggregate, type ChannelVerification } from '@keyledger/employees';
import { AggregateStore } from '@keyledger/event-store';
import type { Job, JobHandler } from '@keyledger/jobs';
import { OrganizationReader, type Organization } from '@keyledger/organizations';
import { RecordInvitationFailure } from '@keyledger/verification';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  aboutOwner,
  Deliveries,
  destinationOf,
  GAVE_UP,
  notificationId,
  PersonalMailboxes,
  RecordDelivery,
} from '../deliver/index.js';
import { Links } from '../links.js';
import { inWords, type AboutMailbox, type Telling } from '../templates/index.js';

export const CHANNEL_VERIFICATION_QUEUE = 'channel-verifications';

/** What a job carries: ids only. */
export interface SendChannelVerification {
  readonly organizationId: string;
  readonly correlationId: string;
  readonly eventId: string;
  readonly employeeId: string;
  readonly channelId: string;
  readonly codeId: string | null;
  readonly linkId: string | null;
  /** Null: the person asked for it. */
  readonly campaignId: string | null;
}

const BY = 'send-channel-verification';
const MINUTE = 60_000;

/** Sends what proves a recovery channel: a link by mail, a code by text message. */
@Injectable()
export class SendChannelVerificationJob implements JobHandler<SendChannelVerification> {
  readonly queue = CHANNEL_VERIFICATION_QUEUE;

  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly mailboxes: PersonalMailboxes,
    private readonly vault: Vault,
    private readonly deliveries: Deliveries,
    private readonly links: Links,
    private readonly results: RecordDelivery,
    private readonly commands: CommandBus,
  ) {}

  async handle({ payload }: Job<SendChannelVerification>): Promise<void> {
    const { organizationId, eventId, employeeId, channelId, codeId, linkId } = payload;
    const { state: person } = await this.aggregates.load(employeeAggregate, employeeId);
    const sent = person.verifications.find((each) => each.channelId === channelId);
    // A newer one is on its way, the channel is gone, or it was proved otherwise: this one would only mislead.
    if (sent?.codeId !== codeId || sent.linkId !== linkId) return;
    const to = destinationOf(person, channelId);
    if (!to) return this.record(payload, 'NO_CHANNEL');

    const [organization, mailbox] = await Promise.all([
      this.organizations.state(organizationId),
      this.mailboxes.of(employeeId),
    ]);
    const about = aboutOwner(person, mailbox?.account ?? null, organization.name);
    const telling = await this.telling(sent, about, organization);
    if (!telling) return this.record(payload, 'LINK_GONE');
    const id = notificationId(eventId, channelId);
    const { locale } = organization;
    const failure = await this.deliveries.deliver({ id, to, locale, ...telling });
    if (failure === null) {
      if (codeId) await this.vault.discardSealedCode(codeId);
      if (linkId) await this.vault.discardSealedLink(linkId);
    }
    await this.record(payload, failure);
  }

  giveUp({ payload }: Job<SendChannelVerification>): Promise<void> {
    return this.record(payload, GAVE_UP);
  }

  /** Null: it was sent already, or is too old by now. */
  private async telling(
    { codeId, linkId, issuedAt, expiresAt }: ChannelVerification,
    about: AboutMailbox,
    { locale, timeZone }: Organization,
  ): Promise<Telling | null> {
    const code = codeId && (await this.vault.sealedCode(codeId));
    if (code) {
      const minutes = Math.round((Date.parse(expiresAt) - Date.parse(issuedAt)) / MINUTE);
      return { kind: 'VERIFICATION_CODE', params: { ...about, code, minutes, link: null } };
    }
    const token = linkId && (await this.vault.sealedLink(linkId));
    if (!token) return null;
    const params = {
      ...about,
      link: this.links.confirmChannel(token),
      expiresAt: inWords(expiresAt, locale, timeZone),
    };
    return { kind: 'VERIFY_CHANNEL', params };
  }

  /** In the history of the person's mailbox, where there is one, and in the campaign what it could not reach. */
  private async record(job: SendChannelVerification, failure: string | null): Promise<void> {
    const { organizationId, correlationId, eventId, employeeId, channelId, campaignId } = job;
    if (campaignId && failure !== null) await this.recordFailure(job, campaignId, failure);
    const mailbox = await this.mailboxes.of(employeeId);
    if (!mailbox) return;
    const cause = { by: BY, organizationId, correlationId, eventId };
    const result = {
      message: 'VERIFY_CHANNEL',
      to: channelId,
      place: 'CHANNEL',
      channelId,
      failure,
    } as const;
    await this.results.record(cause, mailbox.accountId, result);
  }

  private async recordFailure(
    { organizationId, correlationId, eventId, employeeId, channelId }: SendChannelVerification,
    campaignId: string,
    code: string,
  ): Promise<void> {
    const context = {
      organizationId,
      actor: { kind: 'SYSTEM', id: `reactor:${BY}`, role: null },
      commandId: `${eventId}:${BY}:failed`,
      correlationId,
      causationId: eventId,
    } as const;
    const recorded = await this.commands.execute(
      new RecordInvitationFailure(context, campaignId, employeeId, channelId, code),
    );
    // Many may fail at the same moment: whoever does not get a turn is tried again as a job.
    if (recorded.outcome === 'rejected') throw new Error(recorded.rejection.code);
  }
}
