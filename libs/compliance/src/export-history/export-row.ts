import type { RecordedEvent, StoredEvent } from '@keyledger/event-store';

/** One event in an export, whatever its format. The order of the members is that of the columns. */
export interface ExportRow {
  readonly position: string;
  readonly recordedAt: string;
  readonly occurredAt: string;
  readonly event: string;
  /** What happened in plain words; null for what no account's history tells. */
  readonly sentence: string | null;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorRole: string | null;
  readonly reasonCode: string | null;
  readonly ticket: string | null;
  readonly policyVersion: number | null;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Of the log's hash chain, so that a line can be held against the log. */
  readonly chain: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export const EXPORT_COLUMNS = [
  'position',
  'recordedAt',
  'occurredAt',
  'event',
  'sentence',
  'actorKind',
  'actorId',
  'actorRole',
  'reasonCode',
  'ticket',
  'policyVersion',
  'stream',
  'revision',
  'eventId',
  'commandId',
  'correlationId',
  'causationId',
  'chain',
  'data',
] as const satisfies readonly (keyof ExportRow)[];

export function exportRow(
  { chain }: StoredEvent,
  event: RecordedEvent,
  sentence: string | null,
  data: ExportRow['data'],
): ExportRow {
  const { position, occurredAt, type, stream, revision, eventId, metadata } = event;
  const { recordedAt, actor, reasonCode, ticket, policyVersion } = metadata;
  const { commandId, correlationId, causationId } = metadata;
  return {
    position,
    recordedAt,
    occurredAt,
    event: type,
    sentence,
    actorKind: actor.kind,
    actorId: actor.id,
    actorRole: actor.role,
    reasonCode,
    ticket,
    policyVersion,
    stream,
    revision,
    eventId,
    commandId,
    correlationId,
    causationId,
    chain,
    data,
  };
}
