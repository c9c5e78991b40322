import { reject, type Rejection } from '@keyledger/kernel';
import { AggregateStore, Claims, type ClaimedValue } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import { accountAggregate } from './account.state.js';

/** The claim that makes an address unique, over all organizations. @param address normalised. */
export function addressClaim(address: string): ClaimedValue {
  return { kind: 'address', scopeId: null, value: address };
}

/** Keeps mailbox addresses unique, over all organizations. */
@Injectable()
export class MailboxAddresses {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly claims: Claims,
  ) {}

  /**
   * Holds an address for an account before the event that gives it; `AddressTaken` if it cannot.
   * @param address normalised.
   */
  async hold(
    organizationId: string,
    address: string,
    accountId: string,
  ): Promise<Rejection | null> {
    const request = { ...addressClaim(address), ownerId: accountId, organizationId };
    const isHeld = await this.claims.hold(request, async (holderId) => {
      const { state: holder } = await this.aggregates.load(accountAggregate, holderId);
      return holder.provisioned && holder.address === address;
    });
    return isHeld ? null : reject('AddressTaken', { path: ['address'] });
  }
}
