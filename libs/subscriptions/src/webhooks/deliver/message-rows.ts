import type { StoredEvent } from '@keyledger/event-store';
import type { MessageRow } from './delivery-rows.js';
import type { Message } from './lanes.js';

/** One that comes from the log: it is no row, and becomes one only if it has to wait. */
export function freshMessage(stored: StoredEvent, now: number): Message {
  const { eventId, type: eventType, stream, revision, position } = stored;
  return {
    ...{ eventId, eventType, stream, revision, position, stored },
    ...{ tries: 0, dueAt: now, lastFailure: null, failedAt: null, isKept: false },
  };
}

/** One that waited when an earlier run ended. A row holds no payload, so that erasing reaches all of it in the log. */
export function messageOf(row: MessageRow): Message {
  return {
    eventId: row.event_id,
    eventType: row.event_type,
    stream: row.stream,
    revision: row.revision,
    position: row.position,
    stored: null,
    tries: row.tries,
    dueAt: row.next_try_at.getTime(),
    lastFailure: row.last_failure,
    failedAt: row.failed_at?.getTime() ?? null,
    isKept: true,
  };
}

export function rowOf(message: Message, state: MessageRow['state']): MessageRow {
  const { eventId, eventType, stream, revision, position, tries, dueAt, lastFailure } = message;
  return {
    event_id: eventId,
    event_type: eventType,
    ...{ stream, revision, position, state, tries },
    next_try_at: new Date(dueAt),
    last_failure: lastFailure,
    failed_at: message.failedAt === null ? null : new Date(message.failedAt),
  };
}
