import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import { employeeEvents, type EmployeeEvent } from '@keyledger/employees';
import { accountEvents, type AccountEvent } from '../../account.events.js';
import type { SignInSucceededFact } from '../sign-in-facts.js';
import type { DepartmentEvent } from './department-row.js';

export type UserListEvent = AccountEvent | EmployeeEvent | DepartmentEvent | SignInSucceededFact;

export interface AboutAccount {
  readonly accountId: string;
  readonly event: RecordedEvent<AccountEvent | SignInSucceededFact>;
}

export interface AboutPerson {
  readonly employeeId: string;
  readonly event: RecordedEvent<EmployeeEvent>;
}

/** A batch by what its events are about, each kind in the log's order. */
export interface SplitBatch {
  readonly departments: readonly RecordedEvent<DepartmentEvent>[];
  readonly people: readonly AboutPerson[];
  readonly accounts: readonly AboutAccount[];
}

export const USER_LIST_EVENTS: readonly UserListEvent['type'][] = [
  ...accountEvents.map(({ type }) => type),
  ...employeeEvents.map(({ type }) => type),
  'DepartmentCreated',
  'DepartmentRenamed',
  'DepartmentMoved',
  'SignInSucceeded',
];

/** Of sign-ins and most of what befalls an account nothing personal is shown here. */
export const USER_LIST_CLOSED: readonly UserListEvent['type'][] = [
  ...accountEvents.map(({ type }) => type).filter((type) => type !== 'AccountProvisioned'),
  'SignInSucceeded',
];

const ACCOUNT_EVENTS: ReadonlySet<string> = new Set(accountEvents.map(({ type }) => type));
const PERSON_EVENTS: ReadonlySet<string> = new Set(employeeEvents.map(({ type }) => type));

type Recorded = RecordedEvent<UserListEvent>;
const isAboutDepartment = (event: Recorded): event is RecordedEvent<DepartmentEvent> =>
  event.type === 'DepartmentCreated' ||
  event.type === 'DepartmentRenamed' ||
  event.type === 'DepartmentMoved';
const isAboutPerson = (event: Recorded): event is RecordedEvent<EmployeeEvent> =>
  PERSON_EVENTS.has(event.type);
const isAboutAccount = (event: Recorded): event is AboutAccount['event'] =>
  event.type === 'SignInSucceeded' || ACCOUNT_EVENTS.has(event.type);

export function splitBatch(events: readonly RecordedEvent<UserListEvent>[]): SplitBatch {
  return {
    departments: events.filter(isAboutDepartment),
    people: events
      .filter(isAboutPerson)
      .map((event) => ({ employeeId: aggregateIdOf(event.stream), event })),
    accounts: events.filter(isAboutAccount).map((event) => ({
      accountId:
        event.type === 'SignInSucceeded' ? event.data.accountId : aggregateIdOf(event.stream),
      event,
    })),
  };
}
