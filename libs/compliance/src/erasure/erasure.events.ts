import {
  defineEvent,
  Id,
  Instant,
  Nullable,
  OneOf,
  type EventOf,
  type NewEventOf,
} from '@keyledger/event-store';
import { Type } from '@sinclair/typebox';

/** Why a person's data is to go (PIPL art. 47). */
export const ERASURE_BASES = [
  'REQUEST_OF_THE_PERSON',
  'PURPOSE_ACHIEVED',
  'CONSENT_WITHDRAWN',
  'RETENTION_EXPIRED',
  'UNLAWFUL_PROCESSING',
] as const;
export type ErasureBasis = (typeof ERASURE_BASES)[number];

/** Why a person's data has to stay for the time being. */
export const HOLD_BASES = ['STATUTORY_RETENTION', 'LITIGATION', 'INVESTIGATION', 'AUDIT'] as const;
export type HoldBasis = (typeof HOLD_BASES)[number];

/**
 * `erasure-<employeeId>`: what stands in the way of a person's erasure, and the erasure itself, in one stream, so that a
 * hold and the point of no return can never pass each other unseen. None of these events holds anything personal.
 */
export const LegalHoldPlaced = defineEvent({
  type: 'LegalHoldPlaced',
  schema: Type.Object({
    holdId: Id,
    basis: OneOf(HOLD_BASES),
    /** Null: until it is released. */
    until: Nullable(Instant),
  }),
});

export const LegalHoldReleased = defineEvent({
  type: 'LegalHoldReleased',
  schema: Type.Object({ holdId: Id }),
});

export const ErasureRequested = defineEvent({
  type: 'ErasureRequested',
  schema: Type.Object({
    requestId: Id,
    legalBasis: OneOf(ERASURE_BASES),
    /** Until when a second person can decide. */
    expiresAt: Instant,
  }),
});

/** The request stands and a hold stands against it: the data may be stored and protected, and nothing else. */
export const ProcessingRestricted = defineEvent({
  type: 'ProcessingRestricted',
  schema: Type.Object({
    requestId: Id,
    /** When the last of the holds ends by itself; null: not before it is released. */
    until: Nullable(Instant),
  }),
});

export const ErasureApproved = defineEvent({
  type: 'ErasureApproved',
  schema: Type.Object({ requestId: Id }),
});

export const ErasureRefused = defineEvent({
  type: 'ErasureRefused',
  schema: Type.Object({ requestId: Id }),
});

/** The second look, at the time of the deed, found the way barred; nothing was destroyed. */
export const ErasureStopped = defineEvent({
  type: 'ErasureStopped',
  schema: Type.Object({
    requestId: Id,
    code: OneOf(['StillOwnsMailbox', 'LegalHoldActive']),
  }),
});

/** The point of no return: from here on every step is done, if need be again after a crash. */
export const ErasureStarted = defineEvent({
  type: 'ErasureStarted',
  schema: Type.Object({ requestId: Id }),
});

export const PersonKeysDestroyed = defineEvent({
  type: 'PersonKeysDestroyed',
  schema: Type.Object({
    requestId: Id,
    keyIds: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 1_000 }),
  }),
});

/** Counts of what this run of the step removed: one that is done again after a crash finds less. */
export const PersonTracesDeleted = defineEvent({
  type: 'PersonTracesDeleted',
  schema: Type.Object({
    requestId: Id,
    claims: Type.Integer({ minimum: 0 }),
    secrets: Type.Integer({ minimum: 0 }),
    sessions: Type.Integer({ minimum: 0 }),
  }),
});

/** The certificate. */
export const ErasureCompleted = defineEvent({
  type: 'ErasureCompleted',
  schema: Type.Object({
    requestId: Id,
    legalBasis: OneOf(ERASURE_BASES),
    keyIds: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 1_000 }),
    /** What the destroyed keys were for. */
    algorithm: OneOf(['AES-256-GCM']),
    claims: Type.Integer({ minimum: 0 }),
    secrets: Type.Integer({ minimum: 0 }),
    sessions: Type.Integer({ minimum: 0 }),
    /** SHA-256, in hex, of the canonical JSON (RFC 8785) of this event's other members. */
    digest: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  }),
});

export const erasureEvents = [
  LegalHoldPlaced,
  LegalHoldReleased,
  ErasureRequested,
  ProcessingRestricted,
  ErasureApproved,
  ErasureRefused,
  ErasureStopped,
  ErasureStarted,
  PersonKeysDestroyed,
  PersonTracesDeleted,
  ErasureCompleted,
] as const;

export type ErasureEvent = EventOf<(typeof erasureEvents)[number]>;
export type NewErasureEvent = NewEventOf<(typeof erasureEvents)[number]>;
