import type {
  AllStreamRecordedEvent,
  EventStoreDBClient,
  RecordedEvent,
} from '@eventstore/db-client';

/** What the adapter uses of the client. */
export type Client = Pick<
  EventStoreDBClient,
  'appendToStream' | 'readStream' | 'readAll' | 'subscribeToAll' | 'setStreamMetadata' | 'dispose'
>;

/** An event of a stream or of the log, as the client hands it out; there is none where a link leads nowhere. */
export interface Delivered {
  readonly event?: RecordedEvent | AllStreamRecordedEvent;
}

/** An event's place in the server's log. */
export interface LogPlace {
  readonly commit: bigint;
  readonly prepare: bigint;
}
