import type { DataKey } from '../data-keys/data-keys.port.js';
import { keyIdOf, keyScope, subjectOf, type KeyScope } from '../data-keys/key-scope.js';
import type { StoredEvent } from '../event-store.port.js';
import { aggregateIdOf } from '../stream-name.js';
import { canonicalJson } from './canonical-json.js';
import { versionedType } from './chain.js';
import { CorruptEvent, InvalidEvent } from './codec-errors.js';
import { fieldContext, isEnvelope, openField, sealField } from './envelope.js';
import { ERASED } from './event-definition.js';
import { STREAM_SUBJECT, type RegisteredEvent } from './event-registry.js';

type Data = Readonly<Record<string, unknown>>;

/** A member to encrypt and the key it goes under. */
export interface PersonalValue {
  readonly field: string;
  readonly scope: KeyScope;
  readonly keyId: string;
}

/**
 * The members of an event's data that must be encrypted. Null values are encrypted too, so that the log does
 * not tell whether something is known about a person.
 * @throws InvalidEvent when a value has no subject whose key could protect it.
 */
export function personalFields(
  definition: RegisteredEvent,
  aggregateId: string,
  data: Data,
  occurredAt: string,
): PersonalValue[] {
  const values: PersonalValue[] = [];
  for (const [field, rule] of definition.personal) {
    const subject = rule.subject === STREAM_SUBJECT ? aggregateId : data[rule.subject];
    if (data[field] === undefined) continue;
    if (subject === null && data[field] === null) continue;
    if (typeof subject !== 'string') {
      throw new InvalidEvent(definition.type, [
        `/${rule.subject} must name the subject of ${field}`,
      ]);
    }
    const last = values.at(-1);
    // Most events have their personal members under one key.
    if (last && last.scope.subjectId === subject && last.scope.class === rule.class) {
      values.push({ ...last, field });
      continue;
    }
    const scope = keyScope(subject, rule.class, occurredAt);
    values.push({ field, scope, keyId: keyIdOf(scope) });
  }
  return values;
}

/** The data in canonical order, with its personal members replaced by envelopes. */
export function encrypted(
  definition: RegisteredEvent,
  data: Data,
  fields: readonly PersonalValue[],
  keys: ReadonlyMap<string, Buffer>,
  eventId: string,
): Data {
  const result: Record<string, unknown> = {};
  for (const member of definition.members) {
    if (data[member] !== undefined) result[member] = data[member];
  }
  const type = versionedType(definition.type, definition.version);
  for (const { field, scope, keyId } of fields) {
    const context = fieldContext(scope.subjectId, type, eventId, field);
    const plaintext = canonicalJson(data[field], `/${field}`);
    result[field] = sealField(keys.get(keyId) as Buffer, keyId, context, plaintext);
  }
  return result;
}

/** The data with its envelopes opened; those whose key was destroyed read as `ERASED`. */
export function decrypted(
  stored: StoredEvent,
  data: Data,
  keys: ReadonlyMap<string, DataKey>,
): Data {
  const result: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(data)) {
    if (!isEnvelope(value)) {
      result[field] = value;
      continue;
    }
    const key = keys.get(value.k) as DataKey;
    const type = versionedType(stored.type, stored.schemaVersion);
    const context = fieldContext(subjectOf(value.k), type, stored.eventId, field);
    try {
      result[field] = key === 'SHREDDED' ? ERASED : JSON.parse(openField(key, context, value));
    } catch (cause) {
      const problem = `its member ${field} does not open under the key ${value.k}`;
      throw new CorruptEvent(stored.eventId, `${problem} (${(cause as Error).name})`);
    }
  }
  return result;
}

/** The data with its envelopes left unopened: each reads as `ERASED` to whoever has no use for it. */
export function closed(data: Data): Data {
  const result: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(data))
    result[field] = isEnvelope(value) ? ERASED : value;
  return result;
}

/** A personal member in clear, or under somebody else's key, was not written by this codec. */
export function refuseForeignFields(
  stored: StoredEvent,
  definition: RegisteredEvent,
  data: Data,
): void {
  for (const [field, { subject }] of definition.personal) {
    const value = data[field];
    const subjectId = subject === STREAM_SUBJECT ? aggregateIdOf(stored.stream) : data[subject];
    if (value === undefined || (value === null && subjectId === null)) continue;
    if (!isEnvelope(value)) {
      throw new CorruptEvent(stored.eventId, `its member ${field} is not encrypted`);
    }
    if (subjectOf(value.k) !== subjectId) {
      throw new CorruptEvent(stored.eventId, `its member ${field} is under another subject's key`);
    }
  }
}
