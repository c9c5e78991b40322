import { accountAggregate, addressClaim, type Account } from '@keyledger/accounts';
import { AggregateStore, Claims, domainOf } from '@keyledger/event-store';
import { domainClaim, organizationAggregate, type Organization } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';

export interface FoundAccount {
  readonly accountId: string;
  readonly account: Account;
  readonly organization: Organization;
  /** Of the account's last event, which the sign-in is decided on. */
  readonly revision: number;
}

/** Finds the account of an address, from claims and streams: what holds at this moment. */
@Injectable()
export class FindAccount {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly claims: Claims,
  ) {}

  /** @param address normalised. */
  async byAddress(address: string): Promise<FoundAccount | null> {
    const domain = domainOf(address);
    const [holder, held] = await Promise.all([
      this.claims.holderOf(domainClaim(domain)),
      this.claims.holderOf(addressClaim(address)),
    ]);
    if (!holder || held?.organizationId !== holder.ownerId) return null;
    const [{ state: organization }, { state, head }] = await Promise.all([
      this.aggregates.load(organizationAggregate, holder.ownerId),
      this.aggregates.load(accountAggregate, held.ownerId),
    ]);
    // A claim alone is a promise; the organization's and the account's own events have the last word.
    if (!organization.domains.has(domain)) return null;
    if (!state.provisioned || head === 'none' || state.address !== address) return null;
    return { accountId: held.ownerId, account: state, organization, revision: head.revision };
  }
}
