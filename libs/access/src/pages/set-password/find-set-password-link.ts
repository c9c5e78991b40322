import { accountAggregate } from '@keyledger/accounts';
import { Vault } from '@keyledger/credentials';
import { AggregateStore, unlessErased } from '@keyledger/event-store';
import { Clock, type Secret } from '@keyledger/kernel';
import { OrganizationReader, type PasswordPolicy } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';

export interface GoodLink {
  readonly address: string;
  readonly policy: PasswordPolicy;
}

/** Whose password a link sets, as long as it is good; looking uses nothing up. */
@Injectable()
export class FindSetPasswordLink {
  constructor(
    private readonly vault: Vault,
    private readonly aggregates: AggregateStore,
    private readonly organizations: OrganizationReader,
    private readonly clock: Clock,
  ) {}

  /** Null for a wrong, used, replaced or expired link alike. */
  async find(token: Secret): Promise<GoodLink | null> {
    const found = await this.vault.findLink(token);
    if (!found) return null;
    const accountId = found.owner.stream.slice(accountAggregate.category.length + 1);
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    const { link, organizationId } = account;
    if (link?.linkId !== found.linkId || this.clock.now() >= new Date(link.expiresAt)) return null;
    const { policy } = await this.organizations.state(organizationId);
    return { address: unlessErased(account.address, ''), policy };
  }
}
