import type { Secret } from '@keyledger/kernel';
import type { EventStore } from '../event-store.port.js';
import type { EventStoreDbEventStoreOptions } from './eventstoredb-event-store.js';

/**
 * Opens the event store in EventStoreDB. Adapter and client are loaded here: most installations have no such server.
 * @param url a connection string (`esdb://…`); a password in it is percent-encoded.
 * @throws InvalidConnectionString, or StoreUnavailable where the server does not answer.
 */
export async function openEventStoreDb(
  url: Secret,
  options: EventStoreDbEventStoreOptions = {},
): Promise<EventStore> {
  const { EventStoreDbEventStore } = await import('./eventstoredb-event-store.js');
  return EventStoreDbEventStore.open(url, options);
}
