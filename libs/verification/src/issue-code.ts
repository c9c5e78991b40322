import { accountAggregate, type Account } from '@keyledger/accounts';
import { Vault } from '@keyledger/credentials';
import { employeeAggregate, type Employee } from '@keyledger/employees';
import {
  AggregateStore,
  streamOf,
  unlessErased,
  type CommandContext,
} from '@keyledger/event-store';
import type { RecoveryChannel } from '@keyledger/employees';
import { OrganizationReader, type Organization } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { CODES_PER_ACCOUNT, CODES_PER_DESTINATION, smsPerOrganization } from './quotas/quota.js';
import { Quotas } from './quotas/quotas.js';
import {
  decideCode,
  type CodePlan,
  type Sending,
} from './send-verification-code/send-verification-code.decider.js';
import type { WithheldReason } from './verification.events.js';
import { verificationAggregate } from './verification.state.js';
import { VerificationSettings } from './verification-settings.js';

/** Whom a proof is asked of, as they are at this moment. */
export interface Subject {
  readonly accountId: string;
  readonly account: Account;
  readonly owner: Employee;
  readonly organization: Organization;
}

/** The one way in which a code is made: within its limits, in the vault, and then recorded. */
@Injectable()
export class IssueCode {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly vault: Vault,
    private readonly quotas: Quotas,
    private readonly settings: VerificationSettings,
  ) {}

  async subject(accountId: string): Promise<Subject> {
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const [organization, { state: owner }] = await Promise.all([
      this.organizations.state(account.organizationId),
      this.aggregates.load(employeeAggregate, account.ownerId),
    ]);
    return { accountId, account, owner, organization };
  }

  /** Which limit speaks against another message to this channel; counts it where none does. */
  async overLimit(
    { accountId, account }: Subject,
    { kind, destination }: RecoveryChannel,
  ): Promise<WithheldReason | null> {
    const { organizationId } = account;
    const limit = smsPerOrganization(this.settings.smsPerOrganization);
    const where = unlessErased(destination, '');
    if ((await this.quotas.take(CODES_PER_ACCOUNT, accountId)) > 0) return 'ACCOUNT_LIMIT';
    if ((await this.quotas.take(CODES_PER_DESTINATION, where)) > 0) return 'DESTINATION_LIMIT';
    if (kind === 'PHONE' && (await this.quotas.take(limit, organizationId)) > 0) {
      return 'ORGANIZATION_LIMIT';
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
