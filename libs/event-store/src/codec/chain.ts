import { hash } from 'node:crypto';
import type { EncodedEvent, StoredEvent } from '../event-store.port.js';

/** Separates these hashes from every other use of SHA-256 (standards: privacy-eventlog §C). */
const LABEL = Buffer.from('idaudit/v1\0', 'latin1');

const HASH_BYTES = 32;

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
  const text = hashedText(stream, revision, event);
  const bytes = Buffer.allocUnsafe(LABEL.length + HASH_BYTES + Buffer.byteLength(text));
  LABEL.copy(bytes);
  bytes.write(previousHex, LABEL.length, 'hex');
  bytes.write(text, LABEL.length + HASH_BYTES, 'utf8');
  return hash('sha256', bytes, 'hex');
}

/** Whether the event's chain follows from the one before it (`GENESIS` before revision 0). */
export function verifyChain(previousHex: string, stored: StoredEvent): boolean {
  return stored.chain === chainOf(previousHex, stored.stream, stored.revision, stored);
}
