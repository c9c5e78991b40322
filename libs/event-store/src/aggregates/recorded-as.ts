import type { DomainEvent } from '@keyledger/kernel';
import { decodeMetadata } from '../codec/metadata.js';
import type { Appended, EncodedEvent } from '../event-store.port.js';
import type { RecordedEvent } from '../recorded-event.js';

/**
 * What was just appended, as readers will see it, without reading it back. Every event carries the position of
 * the append, which is its last event's: what waits for it has seen them all.
 */
export function recordedAs<Event extends DomainEvent>(
  stream: string,
  encoded: readonly EncodedEvent[],
  decision: readonly DomainEvent[],
  { position, head }: Appended,
): RecordedEvent<Event>[] {
  const firstRevision = head.revision - encoded.length + 1;
  return encoded.map(({ eventId, occurredAt, meta, schemaVersion }, n) => {
    const event: RecordedEvent = {
      ...(decision[n] as DomainEvent),
      eventId,
      stream,
      revision: firstRevision + n,
      position,
      occurredAt,
      metadata: decodeMetadata(eventId, meta, schemaVersion),
    };
    return event as RecordedEvent<Event>;
  });
}
