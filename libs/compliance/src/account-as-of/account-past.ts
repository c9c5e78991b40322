import { accountAggregate, type Account, type AccountEvent } from '@keyledger/accounts';
import type { Role } from '@keyledger/kernel';
import { employeeAggregate, type Employee, type EmployeeEvent } from '@keyledger/employees';
import type { Aggregate, RecordedEvent } from '@keyledger/event-store';
import { departmentPath, type Department } from '@keyledger/organizations';
import { Injectable } from '@nestjs/common';
import { eventsUpTo, type Moment } from './moment.js';
import { OrganizationPast } from './organization-past.js';
import { StreamEvents } from './stream-events.js';

/** An account and its owner as they were. What was erased since then is erased here too. */
export interface AccountThen {
  readonly accountId: string;
  readonly moment: Moment;
  readonly account: Account;
  /** When Keyledger took it on. */
  readonly createdAt: string;
  /** When the password last changed in this owner's time, though it may be void by now; null: never. */
  readonly passwordChangedAt: string | null;
  /** The last event that counts, of the account's own. */
  readonly lastEvent: RecordedEvent<AccountEvent>;
  readonly owner: Employee;
  readonly ownerRole: Role;
  /** From the top department down to the owner's own; empty: in none. */
  readonly departments: readonly Department[];
}

/** Folds accounts up to a moment, from their streams and never from a read model. */
@Injectable()
export class AccountPast {
  constructor(
    private readonly streams: StreamEvents,
    private readonly organizations: OrganizationPast,
  ) {}

  /** Null where the organization has no such account, or did not have it yet. */
  async at(organizationId: string, accountId: string, moment: Moment): Promise<AccountThen | null> {
    const whole = await this.streams.read<AccountEvent>(`account-${accountId}`);
    const events = eventsUpTo(whole, moment);
    const lastEvent = events.at(-1);
    const account = folded(accountAggregate, events);
    if (!lastEvent || !account.provisioned || account.organizationId !== organizationId)
      return null;
    const [person, { departments, roles }] = await Promise.all([
      this.streams.read<EmployeeEvent>(`employee-${account.ownerId}`),
      this.organizations.at(organizationId, moment),
    ]);
    const owner = folded(employeeAggregate, eventsUpTo(person, moment));
    return {
      accountId,
      moment,
      account,
      createdAt: events[0]?.occurredAt ?? '',
      passwordChangedAt: passwordChangedAt(events),
      lastEvent,
      owner,
      ownerRole: roles.get(account.ownerId) ?? 'EMPLOYEE',
      departments: owner.departmentId ? departmentPath({ departments }, owner.departmentId) : [],
    };
  }
}

function folded<State, Event extends AccountEvent | EmployeeEvent>(
  aggregate: Aggregate<State, Event>,
  events: readonly RecordedEvent<Event>[],
): State {
  return events.reduce((state, event) => aggregate.evolve(state, event), aggregate.initial);
}

function passwordChangedAt(events: readonly RecordedEvent<AccountEvent>[]): string | null {
  const last = events.findLast(({ type }) => type === 'PasswordChanged' || type === 'OwnerChanged');
  return last?.type === 'PasswordChanged' ? last.data.effectiveAt : null;
}
