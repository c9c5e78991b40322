import { accountAggregate, UserListQuery, type Account } from '@keyledger/accounts';
import { AggregateStore } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';

export interface PersonalMailbox {
  readonly accountId: string;
  readonly account: Account;
}

/** Which mailbox a person's recovery channels are for. */
@Injectable()
export class PersonalMailboxes {
  constructor(
    private readonly list: UserListQuery,
    private readonly aggregates: AggregateStore,
  ) {}

  /** Their first mailbox that is no shared one; null for who has none. The list finds it, the stream says what holds. */
  async of(employeeId: string): Promise<PersonalMailbox | null> {
    const rows = await this.list.concerned([], [employeeId]);
    const first = rows
      .filter(({ kind }) => kind === 'PERSONAL')
      .toSorted((one, other) => one.account_id.localeCompare(other.account_id))[0];
    if (!first) return null;
    const { state: account } = await this.aggregates.load(accountAggregate, first.account_id);
    return account.ownerId === employeeId ? { accountId: first.account_id, account } : null;
  }
}
