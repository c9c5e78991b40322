import { Vault } from '@keyledger/credentials';
import {
  AggregateStore,
  streamOf,
  unlessErased,
  type CommandContext,
} from '@keyledger/event-store';
import type { RecoveryChannel } from '@keyledger/employees';
import { Injectable } from '@nestjs/common';
import { CODES_PER_ACCOUNT, CODES_PER_DESTINATION, smsPerOrganization } from '../quotas/quota.js';
import { Quotas } from '../quotas/quotas.js';
import { decideCode, type CodePlan, type Sending } from './issue-code.decider.js';
import type { Subject } from '../subject.js';
import type { WithheldReason } from '../verification.events.js';
import { verificationAggregate } from '../verification.state.js';
import { VerificationSettings } from '../verification-settings.js';

/** A limit that is used up, and the whole seconds until there is room again. */
export interface LimitReached {
  readonly reason: WithheldReason;
  readonly retryAfter: number;
}

/** The one way in which a code is made: within its limits, in the vault, and then recorded. */
@Injectable()
export class IssueCode {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly vault: Vault,
    private readonly quotas: Quotas,
    private readonly settings: VerificationSettings,
  ) {}

  /** Which limit speaks against another message to this channel; counts it where none does. */
  async overLimit(
    { accountId, account }: Subject,
    { kind, destination }: RecoveryChannel,
  ): Promise<LimitReached | null> {
    const { organizationId } = account;
    const ofOrganization = smsPerOrganization(this.settings.smsPerOrganization);
    const where = unlessErased(destination, '');
    const limits = [
      ['ACCOUNT_LIMIT', CODES_PER_ACCOUNT, accountId],
      ['DESTINATION_LIMIT', CODES_PER_DESTINATION, where],
      ...(kind === 'PHONE'
        ? [['ORGANIZATION_LIMIT', ofOrganization, organizationId] as const]
        : []),
    ] as const;
    for (const [reason, quota, key] of limits) {
      const retryAfter = await this.quotas.take(quota, key);
      if (retryAfter > 0) return { reason, retryAfter };
    }
    return null;
  }

  /** Vault rows first, then the event that names them; the message follows from the event. */
  async record(verificationId: string, context: CommandContext, plan: CodePlan, sending: Sending) {
    if ('channelId' in sending) {
      const { organizationId } = context;
      const owner = { organizationId, stream: streamOf(verificationAggregate, verificationId) };
      const { codeId, linkId, expiresAt } = plan;
      await this.vault.issueCode({ codeId, owner, expiresAt });
      if (linkId) await this.vault.issueLink({ linkId, owner, expiresAt });
    }
    return this.aggregates.execute({
      aggregate: verificationAggregate,
      id: verificationId,
      context,
      decide: () => decideCode(plan, sending),
    });
  }
}
