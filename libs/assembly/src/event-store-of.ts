import type { Configuration } from '@keyledger/configuration';
import {
  openEventStoreDb,
  PostgresEventStore,
  StoreUnavailable,
  type EventStore,
  type EventStoreObserver,
} from '@keyledger/event-store';
import type { Postgres } from '@keyledger/postgres';

/** EventStoreDB does not answer; the message says what to do. */
export class EventStoreUnreachable extends Error {
  override readonly name = 'EventStoreUnreachable';
}

/**
 * The event store that the configuration names: EventStoreDB where there is an `EVENTSTOREDB_URL`, else the database.
 * That an insecure one may be used was decided when the configuration was read.
 * @throws EventStoreUnreachable, or InvalidConnectionString; the message says what to do.
 */
export async function eventStoreOf(
  { eventStoreDbUrl }: Pick<Configuration, 'eventStoreDbUrl'>,
  postgres: Postgres,
  observer?: EventStoreObserver,
): Promise<EventStore> {
  if (!eventStoreDbUrl) return PostgresEventStore.open(postgres, { observer });
  try {
    return await openEventStoreDb(eventStoreDbUrl, { observer, allowInsecure: true });
  } catch (cause) {
    if (!(cause instanceof StoreUnavailable)) throw cause;
    throw new EventStoreUnreachable(
      'EventStoreDB does not answer. Start it, or correct EVENTSTOREDB_URL; unset it to keep events in PostgreSQL.',
      { cause },
    );
  }
}
