import { accountAggregate, type MessageKind } from '@keyledger/accounts';
import { Vault } from '@keyledger/credentials';
import { employeeAggregate } from '@keyledger/employees';
import { AggregateStore } from '@keyledger/event-store';
import type { Job, JobHandler } from '@keyledger/jobs';
import { OrganizationReader } from '@keyledger/organizations';
import {
  newestCode,
  verificationAggregate,
  type SentCode,
  type Verification,
} from '@keyledger/verification';
import { Injectable } from '@nestjs/common';
import {
  aboutOwner,
  Deliveries,
  destinationOf,
  GAVE_UP,
  notificationId,
  RecordDelivery,
} from '../deliver/index.js';
import { Links } from '../links.js';
import type { AboutMailbox, Telling } from '../templates/index.js';

/** Codes are waited for: they do not queue behind news. */
export const CODE_QUEUE = 'codes';

/** What a job carries: ids only. */
export interface SendCode {
  readonly verificationId: string;
  readonly accountId: string;
  readonly organizationId: string;
  readonly correlationId: string;
  readonly eventId: string;
  readonly channelId: string;
  /** Null: the person is told that nobody can be helped this way. */
  readonly codeId: string | null;
}

const MINUTE = 60_000;

/** Sends one code, by mail with its link; repeated, it sends the same message and writes nothing more. */
@Injectable()
export class SendCodeJob implements JobHandler<SendCode> {
  readonly queue = CODE_QUEUE;

  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly vault: Vault,
    private readonly deliveries: Deliveries,
    private readonly links: Links,
    private readonly results: RecordDelivery,
  ) {}

  async handle({ payload }: Job<SendCode>): Promise<void> {
    const { verificationId, accountId, organizationId, eventId, channelId, codeId } = payload;
    const [{ state: verification }, { state: account }, organization] = await Promise.all([
      this.aggregates.load(verificationAggregate, verificationId),
      this.aggregates.load(accountAggregate, accountId),
      this.organizations.state(organizationId),
    ]);
    const sent = codeId === null ? null : newestCode(verification, codeId);
    // A newer one is on its way: this one would only mislead.
    if (sent === undefined) return;
    const { state: owner } = await this.aggregates.load(employeeAggregate, account.ownerId);
    const message = messageOf(verification, sent);
    const to = destinationOf(owner, channelId);
    if (!to) return this.record(payload, message, 'NO_CHANNEL');

    const telling = await this.telling(
      verification,
      sent,
      aboutOwner(owner, account, organization.name),
    );
    if (!telling) return this.record(payload, message, 'CODE_GONE');
    const { locale } = organization;
    const id = notificationId(eventId, channelId);
    const failure = await this.deliveries.deliver({ id, to, locale, ...telling });
    if (sent && failure === null) {
      await this.vault.discardSealedCode(sent.codeId);
      if (sent.linkId) await this.vault.discardSealedLink(sent.linkId);
    }
    await this.record(payload, message, failure);
  }

  async giveUp({ payload }: Job<SendCode>): Promise<void> {
    const { verificationId, codeId } = payload;
    const { state } = await this.aggregates.load(verificationAggregate, verificationId);
    const sent = state.codes.find((code) => code.codeId === codeId) ?? null;
    await this.record(payload, messageOf(state, sent), GAVE_UP);
  }

  /** Null: the code was sent already, used, or is too old by now. */
  private async telling(
    { purpose }: Verification,
    sent: SentCode | null,
    about: AboutMailbox,
  ): Promise<Telling | null> {
    if (!sent) return { kind: 'RESET_NOT_POSSIBLE', params: about };
    const code = await this.vault.sealedCode(sent.codeId);
    if (!code) return null;
    const minutes = Math.round((Date.parse(sent.expiresAt) - Date.parse(sent.issuedAt)) / MINUTE);
    if (purpose === 'HELPDESK') {
      return { kind: 'CALLER_CODE', params: { ...about, code, minutes } };
    }
    const token = sent.linkId ? await this.vault.sealedLink(sent.linkId) : null;
    const link = token && this.links.proveIdentity(token);
    return { kind: 'VERIFICATION_CODE', params: { ...about, code, minutes, link } };
  }

  private record(
    { accountId, organizationId, correlationId, eventId, channelId }: SendCode,
    message: MessageKind,
    failure: string | null,
  ): Promise<void> {
    const cause = { by: 'send-code', organizationId, correlationId, eventId };
    const place = { to: channelId, place: 'CHANNEL', channelId } as const;
    return this.results.record(cause, accountId, { message, ...place, failure });
  }
}

function messageOf({ purpose }: Verification, sent: SentCode | null): MessageKind {
  if (!sent) return 'RESET_NOT_POSSIBLE';
  return purpose === 'HELPDESK' ? 'CALLER_CODE' : 'VERIFICATION_CODE';
}
