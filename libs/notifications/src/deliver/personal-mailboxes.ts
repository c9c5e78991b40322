import { accountAggregate, UserListQuery, type Account } from '@keyledger/accounts';
import type { Employee } from '@keyledger/employees';
import { AggregateStore, unlessErased } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import type { AboutMailbox } from '../templates/index.js';

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

/** What a message about recovery channels says of its reader; of who has no mailbox here yet, the organization stands for it. */
export function aboutPerson(
  { name }: Pick<Employee, 'name'>,
  mailbox: PersonalMailbox | null,
  organization: string,
): AboutMailbox {
  const address = unlessErased(mailbox?.account.address ?? organization, organization);
  return { name: unlessErased(name, null), address, organization };
}
