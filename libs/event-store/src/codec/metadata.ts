import { ACTOR_KINDS, REASON_CODES, ROLES } from '@keyledger/kernel';
import { Type, type Static } from '@sinclair/typebox';
import type { CommandContext, EventMetadata } from '../recorded-event.js';
import { CorruptEvent, InvalidEvent } from './codec-errors.js';
import { canonicalJson } from './canonical-json.js';
import { Instant, Nullable, OneOf, Text } from './field-schemas.js';
import { SchemaCompiler } from './schema-compiler.js';

const StoredMetadata = Type.Object(
  {
    organizationId: Text(64),
    actor: Type.Object(
      { kind: OneOf(ACTOR_KINDS), id: Text(200), role: Nullable(OneOf(ROLES)) },
      { additionalProperties: false },
    ),
    commandId: Text(200),
    correlationId: Text(200),
    causationId: Nullable(Text(200)),
    reasonCode: Nullable(OneOf(REASON_CODES)),
    ticket: Nullable(Text(200)),
    policyVersion: Nullable(Type.Integer({ minimum: 0 })),
    recordedAt: Instant,
    schemaVersion: Type.Integer({ minimum: 1 }),
  },
  { additionalProperties: false },
);

type StoredMetadata = Static<typeof StoredMetadata>;

const check = new SchemaCompiler().compile(StoredMetadata);

/** Canonical JSON of an event's metadata; what is not known is written as null. */
export function encodeMetadata(
  context: CommandContext,
  recordedAt: string,
  schemaVersion: number,
): string {
  const { kind, id, role } = context.actor;
  // In canonical order, which is written fastest.
  const metadata: StoredMetadata = {
    actor: { id, kind, role },
    causationId: context.causationId ?? null,
    commandId: context.commandId,
    correlationId: context.correlationId,
    organizationId: context.organizationId,
    policyVersion: context.policyVersion ?? null,
    reasonCode: context.reasonCode ?? null,
    recordedAt,
    schemaVersion,
    ticket: context.ticket ?? null,
  };
  const problems = check(metadata);
  if (problems.length > 0) throw new InvalidEvent('The metadata', problems);
  return canonicalJson(metadata);
}

/** @throws CorruptEvent when the text is not metadata of that version. */
export function decodeMetadata(
  eventId: string,
  meta: string,
  expectedVersion: number,
): EventMetadata {
  const parsed: unknown = parse(eventId, meta);
  const problems = check(parsed);
  if (problems.length > 0) throw new CorruptEvent(eventId, `metadata ${problems.join('; ')}`);
  const { schemaVersion, ...metadata } = parsed as StoredMetadata;
  if (schemaVersion !== expectedVersion) {
    throw new CorruptEvent(
      eventId,
      `it is stored as version ${expectedVersion} of ${schemaVersion}`,
    );
  }
  return metadata;
}

function parse(eventId: string, meta: string): unknown {
  try {
    return JSON.parse(meta);
  } catch (cause) {
    throw new CorruptEvent(eventId, `its metadata is not JSON (${(cause as Error).name})`);
  }
}
