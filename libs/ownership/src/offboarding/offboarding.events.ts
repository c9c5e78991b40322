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

/** Mailboxes that one offboarding can say a new owner for, each. */
export const MOST_PLANNED = 100;
/** Mailboxes that one event lists; who owns more is listed in several. */
export const MOST_MAILBOXES = 500;

/** The stream is one person's leaving: `offboarding-<id>`. */
const facts = { employeeId: Id };

export const OffboardingStarted = defineEvent({
  type: 'OffboardingStarted',
  schema: Type.Object({
    ...facts,
    lastDay: Nullable(Type.String({ format: 'date' })),
    /** The end of the last day where the company is; null: at once. */
    effectiveAt: Nullable(Instant),
    /** Who gets every mailbox that the plan does not name; null: those are frozen until somebody is named. */
    successorId: Nullable(Id),
    plan: Type.Array(Type.Object({ accountId: Id, newOwnerId: Nullable(Id) }), {
      maxItems: MOST_PLANNED,
    }),
    note: Nullable(Text(500)),
  }),
  /** Free text about a person goes with that person. */
  personal: { note: { subject: 'employeeId', class: 'note' } },
});

/** Its moment has come; from here on there is no way back. */
export const OffboardingBegun = defineEvent({
  type: 'OffboardingBegun',
  schema: Type.Object(facts),
});

export const OffboardingEmployeeLeft = defineEvent({
  type: 'OffboardingEmployeeLeft',
  schema: Type.Object(facts),
});

export const OffboardingRoleRevoked = defineEvent({
  type: 'OffboardingRoleRevoked',
  schema: Type.Object({ ...facts, held: Type.Boolean() }),
});

/** Some of their mailboxes, or all; a list that is full has another after it. */
export const OffboardingMailboxesFound = defineEvent({
  type: 'OffboardingMailboxesFound',
  schema: Type.Object({ ...facts, accountIds: Type.Array(Id, { maxItems: MOST_MAILBOXES }) }),
});

/** A change of owner carries a mailbox on; one that had been started before does so too. */
export const OffboardingMailboxPassingOn = defineEvent({
  type: 'OffboardingMailboxPassingOn',
  schema: Type.Object({ ...facts, accountId: Id, changeId: Id }),
});

/** Every mailbox is on its way. */
export const OffboardingCarriedOut = defineEvent({
  type: 'OffboardingCarriedOut',
  schema: Type.Object({ ...facts, mailboxes: Type.Integer({ minimum: 0 }) }),
});

export const OffboardingAborted = defineEvent({
  type: 'OffboardingAborted',
  schema: Type.Object(facts),
});

export const offboardingEvents = [
  OffboardingStarted,
  OffboardingBegun,
  OffboardingEmployeeLeft,
  OffboardingRoleRevoked,
  OffboardingMailboxesFound,
  OffboardingMailboxPassingOn,
  OffboardingCarriedOut,
  OffboardingAborted,
] as const;

export type OffboardingEvent = EventOf<(typeof offboardingEvents)[number]>;
export type NewOffboardingEvent = NewEventOf<(typeof offboardingEvents)[number]>;
