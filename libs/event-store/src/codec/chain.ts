import { hash } from 'node:crypto';
import type { EncodedEvent, StoredEvent } from '../event-store.port.js';

/** Separates these hashes from every other use of SHA-256 (standards: privacy-eventlog §C). */
const LABEL = Buffer.from('idaudit/v1\0', 'latin1');

const PREFIX_BYTES = LABEL.length + 32;

/** UTF-8 takes three bytes at most for a UTF-16 unit. */
const MOST_BYTES_A_UNIT = 3;

/** What is hashed is laid out here each time: nothing of it is kept, and nothing needs to be collected. */
let scratch = Buffer.alloc(0);

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
    `"streamId":${JSON.stringify(stream)},"type":"${versionedType(event.type, event.schemaVersion)}"}`
  );
}

/** `<Type>.v<schemaVersion>`: the name under which an event is hashed and its fields are encrypted. */
export function versionedType(type: string, schemaVersion: number): string {
  return `${type}.v${schemaVersion}`;
}

/** SHA-256(label ‖ previous chain, raw ‖ canonical JSON of the event), as 64 hex digits. */
export function chainOf(
  previousHex: string,
  stream: string,
  revision: number,
  event: HashedEvent,
): string {
  const text = hashedText(stream, revision, event);
  const most = PREFIX_BYTES + text.length * MOST_BYTES_A_UNIT;
  if (scratch.length < most) {
    scratch = Buffer.alloc(most);
    LABEL.copy(scratch);
  }
  scratch.write(previousHex, LABEL.length, 'hex');
  const end = PREFIX_BYTES + scratch.write(text, PREFIX_BYTES, 'utf8');
  return hash('sha256', scratch.subarray(0, end), 'hex');
}

/** Whether the event's chain follows from the one before it (`GENESIS` before revision 0). */
export function verifyChain(previousHex: string, stored: StoredEvent): boolean {
  return stored.chain === chainOf(previousHex, stored.stream, stored.revision, stored);
}
