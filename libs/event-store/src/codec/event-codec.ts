import type { DomainEvent } from '@keyledger/kernel';
import type { DataKey, DataKeys } from '../data-keys/data-keys.port.js';
import type { EncodedEvent, StoredEvent, StreamHead } from '../event-store.port.js';
import type { CommandContext, RecordedEvent } from '../recorded-event.js';
import { canonicalJson } from './canonical-json.js';
import { chainOf, GENESIS, verifyChain } from './chain.js';
import { CorruptEvent, InvalidEvent, UnknownEvent, UnstorableValue } from './codec-errors.js';
import { isEnvelope } from './envelope.js';
import { eventIdOf } from './event-id.js';
import type { EventRegistry, RegisteredEvent } from './event-registry.js';
import { decodeMetadata, encodeMetadata } from './metadata.js';
import {
  closed,
  decrypted,
  encrypted,
  personalFields,
  refuseForeignFields,
} from './personal-fields.js';
import { aggregateIdOf } from '../stream-name.js';

/** The stream's end as the codec needs it: `recordedAt` never runs backwards within a stream. */
export type CodecHead = (StreamHead & { readonly recordedAt: string }) | 'none';

/** Most UTF-8 bytes that an event's data and metadata have together. */
export const MAX_EVENT_BYTES = 65_536;

type Data = Readonly<Record<string, unknown>>;

/**
 * Turns decisions into what the log keeps, and back: schema check, encryption by scope, event ids, hash chain
 * (design §4). Encodes once for each decision; a transport retry sends the same bytes again.
 */
export class EventCodec {
  constructor(
    private readonly registry: EventRegistry,
    private readonly keys: DataKeys,
  ) {}

  /**
   * @param attempt counts decisions of one command from 1: a re-decision gets new event ids.
   * @throws InvalidEvent, UnstorableValue, SubjectErased, UnknownEvent; nothing is written then.
   */
  async encode(
    stream: string,
    head: CodecHead,
    newEvents: readonly DomainEvent[],
    context: CommandContext,
    now: Date,
    attempt = 1,
  ): Promise<EncodedEvent[]> {
    const aggregateId = aggregateIdOf(stream);
    const time = now.toISOString();
    const occurredAt = context.occurredAt?.toISOString() ?? time;
    const recordedAt = head === 'none' || time > head.recordedAt ? time : head.recordedAt;
    const plans = newEvents.map((event) => this.plan(aggregateId, event, occurredAt));
    const scopes = plans.flatMap(({ fields }) => fields.map(({ scope }) => scope));
    const keys = await this.keys.forWriting(scopes, context.organizationId);

    let chain = head === 'none' ? GENESIS : head.chain;
    let revision = head === 'none' ? 0 : head.revision + 1;
    return plans.map(({ definition, data, fields }, n) => {
      const { type, version: schemaVersion } = definition;
      const eventId = eventIdOf(context, attempt, n);
      const text = canonicalJson(encrypted(definition, data, fields, keys, eventId));
      const meta = encodeMetadata(context, recordedAt, schemaVersion);
      refuseOversize(text, meta);
      const event = { eventId, type, schemaVersion, occurredAt, data: text, meta, chain };
      event.chain = chain = chainOf(chain, stream, revision, event);
      revision += 1;
      return event;
    });
  }

  /** @throws CorruptEvent, UnknownEvent, DataKeyLost; an erased value is no error but reads as `ERASED`. */
  async decode(stored: StoredEvent): Promise<RecordedEvent> {
    const [event] = await this.decodeAll([stored]);
    return event as RecordedEvent;
  }

  /**
   * Decodes a batch in order, fetching its keys at once.
   * @param staysClosed of which events no personal member is wanted: each of them reads as `ERASED`, unopened.
   */
  async decodeAll(
    stored: readonly StoredEvent[],
    staysClosed: (event: StoredEvent) => boolean = () => false,
  ): Promise<RecordedEvent[]> {
    const parsed = stored.map((event) => ({
      event,
      data: parseData(event),
      stays: staysClosed(event),
    }));
    const keyIds = new Set(parsed.flatMap(({ data, stays }) => (stays ? [] : keyIdsOf(data))));
    const keys = await this.keys.forReading([...keyIds]);
    return parsed.map(({ event, data, stays }) => this.read(event, data, stays ? null : keys));
  }

  /** The members of a type's data that are personal: encrypted in the log, and not for everybody's eyes. */
  personalMembers(type: string): readonly string[] {
    return this.registry.get(type).personal.map(([field]) => field);
  }

  /** Whether the event's chain follows from `previousHex` (`GENESIS` before revision 0). */
  verifyChain(previousHex: string, stored: StoredEvent): boolean {
    return verifyChain(previousHex, stored);
  }

  /** Calls back after keys were destroyed: whoever caches decoded events drops them. */
  onErasure(listener: () => void): void {
    this.keys.onShredded(listener);
  }

  private plan(aggregateId: string, event: DomainEvent, occurredAt: string) {
    const definition = this.registry.get(event.type);
    const problems = definition.checkWritten(event.data);
    if (problems.length > 0) throw new InvalidEvent(event.type, problems);
    const data = event.data as Data;
    return { definition, data, fields: personalFields(definition, aggregateId, data, occurredAt) };
  }

  private read(
    stored: StoredEvent,
    parsed: Data,
    keys: ReadonlyMap<string, DataKey> | null,
  ): RecordedEvent {
    const { eventId, stream, revision, position, occurredAt, type, schemaVersion } = stored;
    const definition = this.registry.get(type);
    if (schemaVersion > definition.version) {
      throw new UnknownEvent(`${type} version ${schemaVersion} is newer than this program`);
    }
    const metadata = decodeMetadata(eventId, stored.meta, schemaVersion);
    if (schemaVersion === definition.version) refuseForeignFields(stored, definition, parsed);
    const clear = keys === null ? closed(parsed) : decrypted(stored, parsed, keys);
    const data = upcast(clear, schemaVersion, definition);
    const problems = definition.checkRead(data);
    if (problems.length > 0) throw new CorruptEvent(eventId, `${type} ${problems.join('; ')}`);
    return { type, data, eventId, stream, revision, position, occurredAt, metadata };
  }
}

function upcast(data: Data, from: number, definition: RegisteredEvent): Data {
  let lifted = data;
  for (let version = from; version < definition.version; version += 1) {
    const hop = definition.upcasters[version];
    if (!hop) throw new UnknownEvent(`${definition.type} has no upcaster from version ${version}`);
    lifted = hop({ ...lifted });
  }
  return lifted;
}

function keyIdsOf(data: Data): string[] {
  return Object.values(data).flatMap((value) => (isEnvelope(value) ? [value.k] : []));
}

function parseData(stored: StoredEvent): Data {
  try {
    return JSON.parse(stored.data) as Data;
  } catch (cause) {
    throw new CorruptEvent(stored.eventId, `its data is not JSON (${(cause as Error).name})`);
  }
}

function refuseOversize(data: string, meta: string): void {
  // A UTF-16 unit is at most three UTF-8 bytes: most events need no counting.
  if ((data.length + meta.length) * 3 <= MAX_EVENT_BYTES) return;
  const bytes = Buffer.byteLength(data) + Buffer.byteLength(meta);
  if (bytes > MAX_EVENT_BYTES) {
    throw new UnstorableValue('', `the event has ${bytes} bytes, more than ${MAX_EVENT_BYTES}`);
  }
}
