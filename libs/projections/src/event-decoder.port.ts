import type { RecordedEvent, StoredEvent } from '@keyledger/event-store';

/** What runners need of the event codec: verified, upcast, decrypted events, keys fetched once a batch. */
export interface EventDecoder {
  /**
   * @param staysClosed events of which no personal member is read: these stay encrypted and read as erased.
   * @throws when any of the events does not decode; the runner then decodes one by one to find it.
   */
  decodeAll(
    events: readonly StoredEvent[],
    staysClosed?: (event: StoredEvent) => boolean,
  ): Promise<readonly RecordedEvent[]>;
}
