import { aggregateIdOf, type RecordedEvent } from '@keyledger/event-store';
import type { ActorKind } from '@keyledger/kernel';
import type { AboutAccount } from './public-event.js';

/** CloudEvents 1.0 in the JSON format (standards: CloudEvents formats/json-format). */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** The stored event's id: the idempotency key, the same on every way and at every try. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The account's id. */
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** Orders the events of one account: its stream's revision, in 20 digits. */
  readonly sequence: string;
  readonly partitionkey: string;
  readonly recordedtime: string;
  /** Where in the log it stands; reading can go on after it. */
  readonly position: string;
  readonly correlationid: string;
  readonly authtype: string;
  readonly data: AboutAccount & Readonly<Record<string, unknown>>;
}

/** CloudEvents' authcontext extension: what kind of party acted, and never who. */
const AUTH_TYPES: Readonly<Record<ActorKind, string>> = {
  PERSON: 'user',
  SERVICE: 'service_account',
  SYSTEM: 'system',
  COMMAND_LINE: 'system',
  SETUP: 'system',
  ANONYMOUS: 'unauthenticated',
};

/** An organization as the source of events: absolute, and the same under whatever name the product is reached. */
export function sourceOf(organizationId: string): string {
  return `urn:uuid:${organizationId}`;
}

/** The envelope around a public event's data; its attributes hold no personal data, since intermediaries log them. */
export function cloudEvent(
  type: string,
  event: RecordedEvent,
  data: CloudEvent['data'],
): CloudEvent {
  const { eventId, stream, revision, position, occurredAt, metadata } = event;
  const accountId = aggregateIdOf(stream);
  return {
    specversion: '1.0',
    id: eventId,
    source: sourceOf(metadata.organizationId),
    type,
    subject: accountId,
    time: occurredAt,
    datacontenttype: 'application/json',
    sequence: String(revision).padStart(20, '0'),
    partitionkey: accountId,
    recordedtime: metadata.recordedAt,
    position,
    correlationid: metadata.correlationId,
    authtype: AUTH_TYPES[metadata.actor.kind],
    data,
  };
}
