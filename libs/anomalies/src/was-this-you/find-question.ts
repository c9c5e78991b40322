import { accountAggregate } from '@keyledger/accounts';
import { Vault } from '@keyledger/credentials';
import { aggregateIdOf, AggregateStore, unlessErased } from '@keyledger/event-store';
import type { Secret } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { anomalyCaseAggregate, ownersVerdict } from '../case/anomaly-case.state.js';

/** What somebody is asked, as the page shows it. */
export interface OpenQuestion {
  readonly questionId: string;
  readonly caseId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly timeZone: string;
  readonly address: string;
  readonly at: string;
  readonly country: string | null;
  readonly software: string | null;
}

/** Which case a link asks about, as long as it is good; looking uses nothing up. */
@Injectable()
export class FindQuestion {
  constructor(
    private readonly vault: Vault,
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
  ) {}

  /** Null for a wrong, used or expired link alike, for one of something else, and once the case is decided. */
  async find(token: Secret): Promise<OpenQuestion | null> {
    const link = await this.vault.findLink(token);
    if (!link?.owner.stream.startsWith(`${anomalyCaseAggregate.category}-`)) return null;
    const caseId = aggregateIdOf(link.owner.stream);
    const { state } = await this.aggregates.load(anomalyCaseAggregate, caseId);
    const { opened, asked, organizationId, closedAt } = state;
    if (!opened || asked?.questionId !== link.linkId) return null;
    if (closedAt !== null || ownersVerdict(state)) return null;
    const { state: account } = await this.aggregates.load(accountAggregate, asked.accountId);
    // The mailbox passed on meanwhile: its new owner was not there, and the old one has no say.
    if (account.ownerId !== asked.ownerId) return null;
    const { name: organizationName, timeZone } = await this.organizations.state(organizationId);
    const facts = unlessErased(opened.facts, null);
    return {
      questionId: link.linkId,
      caseId,
      organizationId,
      organizationName,
      timeZone,
      address: unlessErased(account.address, ''),
      at: opened.evidence.at(-1)?.at ?? state.openedAt,
      country: facts?.country ?? null,
      software: [facts?.browser, facts?.os].filter(Boolean).join(', ') || null,
    };
  }
}
