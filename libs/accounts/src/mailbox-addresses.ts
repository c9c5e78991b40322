import { Clock, reject, type Rejection } from '@keyledger/kernel';
import { AggregateStore, Claims, isPastGrace } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import { accountAggregate } from './account.state.js';

/** Keeps mailbox addresses unique, over all organizations. */
@Injectable()
export class MailboxAddresses {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly claims: Claims,
    private readonly clock: Clock,
  ) {}

  /**
   * Holds an address for an account before the event that gives it. Held by the same account before is fine; by
   * another one: `AddressTaken`, unless that one never came to be within the grace.
   * @param address normalised.
   */
  async hold(
    organizationId: string,
    address: string,
    accountId: string,
  ): Promise<Rejection | null> {
    const request = {
      kind: 'address',
      scopeId: null,
      value: address,
      ownerId: accountId,
      organizationId,
    } as const;
    const claimed = await this.claims.claim(request);
    if (claimed.outcome === 'claimed') return null;
    const { state: holder } = await this.aggregates.load(accountAggregate, claimed.ownerId);
    const named = holder.provisioned && holder.address === address;
    if (!named && isPastGrace(claimed, this.clock.now())) {
      if (await this.claims.takeOver(request, claimed.ownerId)) return null;
    }
    return reject('AddressTaken', { path: ['address'] });
  }
}
