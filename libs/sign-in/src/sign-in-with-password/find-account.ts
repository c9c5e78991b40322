import { accountAggregate, addressClaim, type Account } from '@keyledger/accounts';
import { employeeAggregate } from '@keyledger/employees';
import { AggregateStore, Claims, domainOf } from '@keyledger/event-store';
import { domainClaim, OrganizationReader, type Organization } from '@keyledger/organizations';
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
    private readonly organizations: OrganizationReader,
  ) {}

  async ownerLeft({ ownerId }: Pick<Account, 'ownerId'>): Promise<boolean> {
    return (await this.aggregates.load(employeeAggregate, ownerId)).state.left;
  }

  /** @param address normalised. */
  async byAddress(address: string): Promise<FoundAccount | null> {
    const domain = domainOf(address);
    const [holder, held] = await this.claims.holdersOf([
      domainClaim(domain),
      addressClaim(address),
    ]);
    if (!holder) return null;
    const organization = await this.organizations.holding(domain, holder);
    if (!organization || held?.organizationId !== holder.ownerId) return null;
    const { state, head } = await this.aggregates.load(accountAggregate, held.ownerId);
    // A claim alone is a promise; the account's own events have the last word.
    if (!state.provisioned || head === 'none' || state.address !== address) return null;
    return { accountId: held.ownerId, account: state, organization, revision: head.revision };
  }
}
