import {
  defineEvent,
  Id,
  Instant,
  Nullable,
  Text,
  type EventOf,
  type NewEventOf,
} from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';

const facts = { accountId: Id, ownerId: Id };

/** A help desk cannot prove a caller and asks a second person; the stream is `approval-<id>`. */
export const ResetApprovalRequested = defineEvent({
  type: 'ResetApprovalRequested',
  schema: Type.Object({
    ...facts,
    note: Nullable(Text(500)),
    /** The password in force then, which the reset may replace and no later one. */
    credentialId: Nullable(Id),
    expiresAt: Instant,
  }),
  /** Free text about a person goes with that person. */
  personal: { note: { subject: 'ownerId', class: 'note' } },
});

export const ResetApproved = defineEvent({
  type: 'ResetApproved',
  schema: Type.Object(facts),
});

export const ResetApprovalRefused = defineEvent({
  type: 'ResetApprovalRefused',
  schema: Type.Object(facts),
});

export const resetApprovalEvents = [
  ResetApprovalRequested,
  ResetApproved,
  ResetApprovalRefused,
] as const;

export type ResetApprovalEvent = EventOf<(typeof resetApprovalEvents)[number]>;
export type NewResetApprovalEvent = NewEventOf<(typeof resetApprovalEvents)[number]>;
