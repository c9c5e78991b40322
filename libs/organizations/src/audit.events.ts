import {
  defineEvent,
  Id,
  Nullable,
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

export const auditEvents = [
  CommandDenied,
  CommandLineActPerformed,
  ProjectionEventSkipped,
] as const;
export type AuditEvent = EventOf<(typeof auditEvents)[number]>;
export type NewAuditEvent = NewEventOf<(typeof auditEvents)[number]>;
