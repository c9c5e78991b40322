import {
  defineEvent,
  Id,
  Instant,
  Nullable,
  OneOf,
  Text,
  type EventOf,
  type NewEventOf,
} from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';

/** What no aggregate owns: `audit-<actor>-<yyyymm>` (design: what was refused is recorded too). */
export const CommandDenied = defineEvent({
  type: 'CommandDenied',
  schema: Type.Object({
    /** The mutation's name. */
    command: Text(64),
    /** Id of what it was aimed at, if the command names one. */
    targetId: Nullable(Id),
    /** The problem code that was answered. */
    code: Text(64),
    /** How many more like it were refused since the last record, unwritten because they came too fast. */
    suppressed: Type.Integer({ minimum: 0 }),
  }),
});

export const CommandLineActPerformed = defineEvent({
  type: 'CommandLineActPerformed',
  schema: Type.Object({
    /** The command's words without their values: `organization create`. */
    act: Text(64),
    targetId: Nullable(Id),
  }),
});

export const ProjectionEventSkipped = defineEvent({
  type: 'ProjectionEventSkipped',
  schema: Type.Object({ projection: Text(64), skippedEventId: Id }),
});

export const EXPORT_SUBJECTS = ['ACCOUNT', 'DEPARTMENT', 'ORGANIZATION'] as const;
export const EXPORT_FORMATS = ['JSON_LINES', 'CSV'] as const;
export const EXPORT_OUTCOMES = ['COMPLETED', 'ABORTED', 'FAILED'] as const;

/** Somebody began to take events out as a file. */
export const HistoryExportStarted = defineEvent({
  type: 'HistoryExportStarted',
  schema: Type.Object({
    exportId: Id,
    subject: OneOf(EXPORT_SUBJECTS),
    /** The account's or department's id; null for the whole organization. */
    targetId: Nullable(Id),
    format: OneOf(EXPORT_FORMATS),
    /** Recorded after this moment. */
    from: Nullable(Instant),
    /** Recorded up to this moment; null: up to the time of the export. */
    to: Nullable(Instant),
  }),
});

/** What became of it. Without this event after a start, the process that wrote the file died. */
export const HistoryExportEnded = defineEvent({
  type: 'HistoryExportEnded',
  schema: Type.Object({
    exportId: Id,
    /** `ABORTED`: whoever asked for it went away. */
    outcome: OneOf(EXPORT_OUTCOMES),
    events: Type.Integer({ minimum: 0 }),
    bytes: Type.Integer({ minimum: 0 }),
    /** Of the file without its last line, in hex; null unless it was completed. */
    sha256: Nullable(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  }),
});

export const auditEvents = [
  CommandDenied,
  CommandLineActPerformed,
  ProjectionEventSkipped,
  HistoryExportStarted,
  HistoryExportEnded,
] as const;
export type AuditEvent = EventOf<(typeof auditEvents)[number]>;
export type NewAuditEvent = NewEventOf<(typeof auditEvents)[number]>;
