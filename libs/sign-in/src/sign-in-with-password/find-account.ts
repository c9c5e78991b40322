import { accountAggregate, type Account } from '@keyledger/accounts';
import { AggregateStore, Claims, domainOf } from '@keyledger/event-store';
import { OrganizationReader } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';

export interface FoundAccount {
  readonly accountId: string;
  readonly account: Account;
  /** Of the account's last event, which the sign-in is decided on. */
  readonly revision: number;
}

/** Finds the account of an address, from claims and streams: what holds at this moment. */
@Injectable()
export class FindAccount {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly claims: Claims,
    private readonly organizations: OrganizationReader,
  ) {}

  /** @param address normalised. */
  async byAddress(address: string): Promise<FoundAccount | null> {
    const organizationId = await this.organizations.organizationByDomain(domainOf(address));
    if (organizationId === null) return null;
    const claim = { kind: 'address', scopeId: null, value: address } as const;
    const held = await this.claims.holderOf(claim);
    if (held?.organizationId !== organizationId) return null;
    const { state, head } = await this.aggregates.load(accountAggregate, held.ownerId);
    // A claim alone is a promise; the account's own events have the last word.
    if (!state.provisioned || head === 'none' || state.address !== address) return null;
    return { accountId: held.ownerId, account: state, revision: head.revision };
  }
}
