import type { Configuration } from '@keyledger/configuration';
import {
  EventStoreDbEventStore,
  PostgresEventStore,
  type EventStore,
  type EventStoreObserver,
} from '@keyledger/event-store';
import type { Postgres } from '@keyledger/postgres';

/**
 * The event store that the configuration names: EventStoreDB where there is an `EVENTSTOREDB_URL`, else the database.
 * That an insecure one may be used was decided when the configuration was read.
 * @throws StoreUnavailable, or another error whose message says what to set.
 */
export function eventStoreOf(
  { eventStoreDbUrl }: Pick<Configuration, 'eventStoreDbUrl'>,
  postgres: Postgres,
  observer?: EventStoreObserver,
): Promise<EventStore> {
  return eventStoreDbUrl
    ? EventStoreDbEventStore.open(eventStoreDbUrl, { observer, allowInsecure: true })
    : PostgresEventStore.open(postgres, { observer });
}
