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

export const OWNER_CHANGE_REASONS = ['LEFT', 'MOVED', 'OTHER'] as const;
export type OwnerChangeReason = (typeof OWNER_CHANGE_REASONS)[number];

/** The stream is one change: `ownerchange-<id>`. Each event is a step that was done, once. */
const facts = { accountId: Id };

export const OwnerChangeStarted = defineEvent({
  type: 'OwnerChangeStarted',
  schema: Type.Object({
    ...facts,
    previousOwnerId: Id,
    /** Null: the mailbox is frozen until somebody is named. */
    newOwnerId: Nullable(Id),
    reason: OneOf(OWNER_CHANGE_REASONS),
    /** Null: at once. */
    effectiveAt: Nullable(Instant),
    note: Nullable(Text(500)),
    /** The offboarding that this is a part of. */
    offboardingId: Nullable(Id),
  }),
  /** Free text about a person goes with that person. */
  personal: { note: { subject: 'previousOwnerId', class: 'note' } },
});

export const OwnerChangeSuccessorNamed = defineEvent({
  type: 'OwnerChangeSuccessorNamed',
  schema: Type.Object({ ...facts, newOwnerId: Id }),
});

/** Whoever was named left, or was erased, before the mailbox was theirs; somebody else has to be named. */
export const OwnerChangeSuccessorLost = defineEvent({
  type: 'OwnerChangeSuccessorLost',
  schema: Type.Object({ ...facts, newOwnerId: Id }),
});

/** The mailbox is out of use and its sessions are over. */
export const OwnerChangeMailboxFrozen = defineEvent({
  type: 'OwnerChangeMailboxFrozen',
  schema: Type.Object(facts),
});

/** Codes, links and tickets by which the former owner could have set the password anew are void. */
export const OwnerChangeRecoveryEnded = defineEvent({
  type: 'OwnerChangeRecoveryEnded',
  schema: Type.Object(facts),
});

export const OwnerChangeApprovalRequested = defineEvent({
  type: 'OwnerChangeApprovalRequested',
  schema: Type.Object({ ...facts, expiresAt: Instant }),
});

export const OwnerChangeApproved = defineEvent({
  type: 'OwnerChangeApproved',
  schema: Type.Object(facts),
});

export const OwnerChangeRefused = defineEvent({
  type: 'OwnerChangeRefused',
  schema: Type.Object(facts),
});

/** From here on there is no way back: it comes before the mailbox passes on. */
export const OwnerChangeCommitted = defineEvent({
  type: 'OwnerChangeCommitted',
  schema: Type.Object({ ...facts, newOwnerId: Id }),
});

export const OwnerChangeMailboxPassed = defineEvent({
  type: 'OwnerChangeMailboxPassed',
  schema: Type.Object({ ...facts, newOwnerId: Id }),
});

export const OwnerChangeAccessOffered = defineEvent({
  type: 'OwnerChangeAccessOffered',
  schema: Type.Object({
    ...facts,
    /** Where the link went; null: the new owner has no channel for it, so an administrator resets the password. */
    channelId: Nullable(Id),
  }),
});

export const OwnerChangeCompleted = defineEvent({
  type: 'OwnerChangeCompleted',
  schema: Type.Object({
    ...facts,
    /** Whether a password came into force; false where the next change of owner came first. */
    accessed: Type.Boolean(),
  }),
});

export const OwnerChangeAborted = defineEvent({
  type: 'OwnerChangeAborted',
  schema: Type.Object(facts),
});

/** What was given up or refused is undone. */
export const OwnerChangeMailboxThawed = defineEvent({
  type: 'OwnerChangeMailboxThawed',
  schema: Type.Object(facts),
});

export const ownerChangeEvents = [
  OwnerChangeStarted,
  OwnerChangeSuccessorNamed,
  OwnerChangeSuccessorLost,
  OwnerChangeMailboxFrozen,
  OwnerChangeRecoveryEnded,
  OwnerChangeApprovalRequested,
  OwnerChangeApproved,
  OwnerChangeRefused,
  OwnerChangeCommitted,
  OwnerChangeMailboxPassed,
  OwnerChangeAccessOffered,
  OwnerChangeCompleted,
  OwnerChangeAborted,
  OwnerChangeMailboxThawed,
] as const;

export type OwnerChangeEvent = EventOf<(typeof ownerChangeEvents)[number]>;
export type NewOwnerChangeEvent = NewEventOf<(typeof ownerChangeEvents)[number]>;
