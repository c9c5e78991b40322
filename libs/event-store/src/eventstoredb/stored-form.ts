import { jsonEvent, type EventData, type RecordedEvent } from '@eventstore/db-client';
import { canonicalJson } from '../codec/canonical-json.js';
import { CorruptEvent } from '../codec/codec-errors.js';
import { AppendRefused, type EncodedEvent, type StoredEvent } from '../event-store.port.js';
import type { Delivered } from './client.js';
import { knownPlace, positionOf } from './log-position.js';

type Members = Record<string, unknown>;

/** Members of the stored metadata that are no part of `meta`, beside those that begin with `$`. */
const ADDED: ReadonlySet<string> = new Set(['occurredAt', 'chain']);

/** Names of the server's own streams and types, among them links and metadata. */
export function isSystemName(name: string): boolean {
  return name.startsWith('$');
}

/**
 * The event as the client takes it. The client writes JSON itself, so it gets objects, and what would not come back
 * from them byte for byte is refused before it is written.
 * @throws AppendRefused
 */
export function toEventData(stream: string, event: EncodedEvent): EventData {
  const { eventId, type, occurredAt, chain } = event;
  if (isSystemName(stream) || isSystemName(type))
    refuse(stream, `${type} has a name of the server`);
  const data = membersOf(stream, event.data);
  const meta = membersOf(stream, event.meta);
  if (Object.keys(meta).some((name) => isSystemName(name) || ADDED.has(name))) {
    refuse(stream, 'its metadata has a member that the store adds itself');
  }
  if (meta['schemaVersion'] !== event.schemaVersion) {
    refuse(stream, 'its metadata does not tell its version');
  }
  const { correlationId, causationId } = meta;
  return jsonEvent({
    id: eventId,
    type,
    data,
    metadata: {
      ...meta,
      occurredAt,
      chain,
      // By these names the server's own tools follow a request.
      ...(typeof correlationId === 'string' ? { $correlationId: correlationId } : {}),
      ...(typeof causationId === 'string' ? { $causationId: causationId } : {}),
    },
  });
}

/** The event as the port hands it out; null where it is not one of the domain. @throws CorruptEvent */
export function toStoredEvent(logId: string, { event }: Delivered): StoredEvent | null {
  if (!event || isSystemName(event.streamId) || isSystemName(event.type)) return null;
  const { occurredAt, chain, ...rest } = objectOf(event, 'metadata');
  const meta: Members = Object.fromEntries(
    Object.entries(rest).filter(([name]) => !isSystemName(name)),
  );
  const { schemaVersion } = meta;
  if (typeof occurredAt !== 'string' || typeof chain !== 'string') {
    throw new CorruptEvent(event.id, 'its metadata lacks what this store writes');
  }
  if (typeof schemaVersion !== 'number') {
    throw new CorruptEvent(event.id, 'its metadata does not tell its version');
  }
  return {
    eventId: event.id,
    type: event.type,
    schemaVersion,
    occurredAt,
    data: canonicalOf(event, objectOf(event, 'data')),
    meta: canonicalOf(event, meta),
    chain,
    stream: event.streamId,
    revision: Number(event.revision),
    position: positionOf(logId, knownPlace(event.position)),
  };
}

/** JSON that the client could not read comes back as text or bytes, and what was no JSON as bytes. */
function objectOf(event: RecordedEvent, part: 'data' | 'metadata'): Members {
  const value: unknown = event[part];
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!event.isJson || !isObject || value instanceof Uint8Array) {
    throw new CorruptEvent(event.id, `its ${part} is no JSON object`);
  }
  return value as Members;
}

function canonicalOf(event: RecordedEvent, value: Members): string {
  try {
    return canonicalJson(value);
  } catch (cause) {
    throw new CorruptEvent(event.id, `it holds what no event holds (${(cause as Error).name})`);
  }
}

function membersOf(stream: string, text: string): Members {
  let value: unknown;
  try {
    value = JSON.parse(text);
    if (canonicalJson(value) !== text) value = null;
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(stream, 'its data or metadata is no canonical JSON object');
  }
  return value as Members;
}

function refuse(stream: string, problem: string): never {
  throw new AppendRefused(stream, { cause: new Error(`The event cannot be kept: ${problem}`) });
}
