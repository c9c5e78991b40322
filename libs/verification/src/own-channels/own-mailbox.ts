import { accountAggregate, addressClaim, type Account } from '@keyledger/accounts';
import { employeeAggregate, type Employee } from '@keyledger/employees';
import { AggregateStore, Claims } from '@keyledger/event-store';
import { reject, type Rejection } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';

/** Somebody at their own mailbox. */
export interface OwnMailbox {
  readonly account: Account;
  readonly employeeId: string;
  readonly person: Employee;
}

/** Finds out, from the streams, who stands behind a session and what is theirs. */
@Injectable()
export class OwnMailboxes {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly claims: Claims,
  ) {}

  /** A shared mailbox is several people's, so that a session of it speaks for none of them: `Forbidden`. */
  async of(accountId: string): Promise<OwnMailbox | Rejection> {
    const { state: account } = await this.aggregates.load(accountAggregate, accountId);
    if (!account.provisioned || account.kind !== 'PERSONAL') return reject('Forbidden');
    const employeeId = account.ownerId;
    const { state: person } = await this.aggregates.load(employeeAggregate, employeeId);
    return { account, employeeId, person };
  }

  /** Whether an address is a mailbox of this person here: whoever cannot get in there cannot read what is sent there. */
  async isOwn(address: string, employeeId: string): Promise<boolean> {
    const held = await this.claims.holderOf(addressClaim(address));
    if (!held) return false;
    const { state: account } = await this.aggregates.load(accountAggregate, held.ownerId);
    return account.address === address && account.ownerId === employeeId;
  }
}
