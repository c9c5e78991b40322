import { Vault } from '@keyledger/credentials';
import {
  employeeAggregate,
  type ChannelKind,
  type ChannelVerification,
  type IssuedVerification,
} from '@keyledger/employees';
import { streamOf } from '@keyledger/event-store';
import { Clock, newId } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import { CODES_PER_DESTINATION, smsPerOrganization } from '../quotas/quota.js';
import { Quotas } from '../quotas/quotas.js';
import { VerificationSettings } from '../verification-settings.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * How long what proves a channel is good: a code by text message as long as any (NIST SP 800-63B-4 §4.2.1.2), a link by mail
 * as long as the longest that the same section allows a mailed code.
 */
const OWN_LIFETIME_MS: Readonly<Record<ChannelKind, number>> = { PHONE: 10 * MINUTE, EMAIL: DAY };
/** An invitation comes unasked, to people on holiday too. It only says that the channel reaches them and opens nothing. */
const INVITATION_LIFETIME_MS = 7 * DAY;

export interface ChannelToProve {
  readonly organizationId: string;
  readonly employeeId: string;
  readonly kind: ChannelKind;
  /** Normalised. */
  readonly destination: string;
  /** Null: the person asks for it. */
  readonly campaignId: string | null;
}

/** Why no message may go to a channel, and after how many whole seconds one may; null: not before somebody changes that. */
export interface VerificationWithheld {
  readonly withheld: 'KIND_UNREACHABLE' | 'DESTINATION_LIMIT' | 'ORGANIZATION_LIMIT';
  readonly retryAfter: number | null;
}

/** Makes what proves a channel, within its limits, in the vault; the event that names it is the caller's to append. */
@Injectable()
export class IssueChannelVerification {
  constructor(
    private readonly vault: Vault,
    private readonly quotas: Quotas,
    private readonly settings: VerificationSettings,
    private readonly clock: Clock,
  ) {}

  /** @returns why no message may go there, where none may. */
  async issue(channel: ChannelToProve): Promise<IssuedVerification | VerificationWithheld> {
    const withheld = await this.whyWithheld(channel);
    if (withheld) return withheld;
    const { organizationId, employeeId, kind, campaignId } = channel;
    const lifetime = campaignId === null ? OWN_LIFETIME_MS[kind] : INVITATION_LIFETIME_MS;
    const expiresAt = new Date(this.clock.now().getTime() + lifetime);
    const owner = { organizationId, stream: streamOf(employeeAggregate, employeeId) };
    const id = newId();
    if (kind === 'PHONE') {
      await this.vault.issueCode({ codeId: id, owner, expiresAt });
      return { codeId: id, linkId: null, campaignId, expiresAt };
    }
    await this.vault.issueLink({ linkId: id, owner, expiresAt });
    return { codeId: null, linkId: id, campaignId, expiresAt };
  }

  /** To be called once something newer was recorded, the channel was proved, or it is gone. Safe to repeat. */
  async voidSent(
    sent: Pick<ChannelVerification, 'codeId' | 'linkId'> | null | undefined,
  ): Promise<void> {
    if (sent?.codeId) await this.vault.useUpCode(sent.codeId);
    if (sent?.linkId) await this.vault.supersede(sent.linkId, this.clock.now());
  }

  private async whyWithheld({
    organizationId,
    kind,
    destination,
  }: ChannelToProve): Promise<VerificationWithheld | null> {
    const { channelKinds, smsPerOrganization: aDay } = this.settings;
    if (!channelKinds.includes(kind)) return { withheld: 'KIND_UNREACHABLE', retryAfter: null };
    const there = await this.quotas.take(CODES_PER_DESTINATION, destination);
    if (there > 0) return { withheld: 'DESTINATION_LIMIT', retryAfter: there };
    if (kind === 'EMAIL') return null;
    const all = await this.quotas.take(smsPerOrganization(aDay), organizationId);
    return all > 0 ? { withheld: 'ORGANIZATION_LIMIT', retryAfter: all } : null;
  }
}
