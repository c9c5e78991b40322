import { createHash } from 'node:crypto';
import type { EncodedEvent, StoredEvent } from '../event-store.port.js';

/** Separates these hashes from every other use of SHA-256 (standards: privacy-eventlog §C). */
const LABEL = Buffer.from('idaudit/v1\0', 'latin1');

/** The chain before a stream's first event: 32 zero bytes, as hex. */
export const GENESIS = '00'.repeat(32);

export type HashedEvent = Pick<
  EncodedEvent,
  'eventId' | 'type' | 'schemaVersion' | 'occurredAt' | 'data' | 'meta'
>;

/**
 * The canonical JSON that is hashed: `{data, eventId, meta, occurredAt, revision, streamId, type}`, where
 * `data` and `meta` already are canonical text, ciphertext included, so that erasure never breaks a chain.
 */
export function hashedText(stream: string, revision: number, event: HashedEvent): string {
  return (
    `{"data":${event.data},"eventId":${JSON.stringify(event.eventId)},"meta":${event.meta},` +
    `"occurredAt":${JSON.stringify(event.occurredAt)},"revision":${revision},` +
    `"streamId":${JSON.stringify(stream)},"type":"${versionedType(event)}"}`
  );
}

/** `<Type>.v<schemaVersion>`: the name under which an event is hashed and its fields are encrypted. */
export function versionedType(event: Pick<HashedEvent, 'type' | 'schemaVersion'>): string {
  return `${event.type}.v${event.schemaVersion}`;
}

/** SHA-256(label ‖ previous chain, raw ‖ canonical JSON of the event), as 64 hex digits. */
export function chainOf(
  previousHex: string,
  stream: string,
  revision: number,
  event: HashedEvent,
): string {
  return createHash('sha256')
    .update(LABEL)
    .update(previousHex, 'hex')
    .update(hashedText(stream, revision, event))
    .digest('hex');
}

/** Whether the event's chain follows from the one before it (`GENESIS` before revision 0). */
export function verifyChain(previousHex: string, stored: StoredEvent): boolean {
  return stored.chain === chainOf(previousHex, stored.stream, stored.revision, stored);
}
