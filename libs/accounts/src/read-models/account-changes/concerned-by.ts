import { aggregateIdOf, type StoredEvent } from '@keyledger/event-store';
import { endsSessions } from '../../account.state.js';

/** What a batch of the log means to those who watch accounts, as far as it stands in clear. */
export interface Concerned {
  readonly accountIds: ReadonlySet<string>;
  /** People whose accounts show something else now. */
  readonly ownerIds: ReadonlySet<string>;
  readonly endedSessions: ReadonlySet<string>;
  /** Accounts and people whose every session is over, or holds other powers. */
  readonly endedAccounts: ReadonlySet<string>;
  readonly endedPeople: ReadonlySet<string>;
}

/** Ids stand in clear in stored events, so nothing needs to be decrypted to know whom they concern. */
export function concernedBy(events: readonly StoredEvent[]): Concerned {
  const accountIds = new Set<string>();
  const ownerIds = new Set<string>();
  const endedSessions = new Set<string>();
  const endedAccounts = new Set<string>();
  const endedPeople = new Set<string>();
  for (const { stream, type, data } of events) {
    const [category] = stream.split('-', 1);
    if (category === 'account') {
      accountIds.add(aggregateIdOf(stream));
      if (endsSessions({ type, data: JSON.parse(data) as unknown })) {
        endedAccounts.add(aggregateIdOf(stream));
      }
    } else if (category === 'employee') {
      ownerIds.add(aggregateIdOf(stream));
    } else if (type === 'SignInSucceeded') {
      accountIds.add((JSON.parse(data) as { accountId: string }).accountId);
    } else if (type === 'SignedOut') {
      endedSessions.add((JSON.parse(data) as { sessionId: string }).sessionId);
    } else if (type === 'RoleGranted' || type === 'RoleRevoked') {
      endedPeople.add((JSON.parse(data) as { employeeId: string }).employeeId);
    }
  }
  return { accountIds, ownerIds, endedSessions, endedAccounts, endedPeople };
}
