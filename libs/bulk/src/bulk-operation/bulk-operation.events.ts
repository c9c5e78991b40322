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

/** Most accounts that are worked on together, in one job: a part ends before when it takes long. */
export const ACCOUNTS_A_PART = 100;

/**
 * What is done to every account: the accounts' own command of that name, for a move that of its owner; for an export it goes
 * into a file, written by whoever reads it.
 */
export const BULK_ACTIONS = ['RESET_PASSWORD', 'LOCK', 'UNLOCK', 'MOVE', 'EXPORT'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** `UNCHANGED`: it was so already. `REFUSED`: the command was; the item has its problem code. */
export const ITEM_OUTCOMES = ['DONE', 'UNCHANGED', 'REFUSED'] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

/**
 * `POWERS_LOST`: whoever started it has none any more. `FAILED`: a part of it could not be carried out at all. `ABORTED`:
 * whoever read the file of an export went away.
 */
export const CANCEL_CAUSES = ['REQUESTED', 'POWERS_LOST', 'FAILED', 'ABORTED'] as const;
export type CancelCause = (typeof CANCEL_CAUSES)[number];

const count = Type.Integer({ minimum: 0 });

/**
 * The stream is one operation: `bulk-<id>`. Which accounts it is for was fixed before this event, in `bulk_selection`. Words
 * that were searched for are not kept: most are somebody's name, and the accounts that they found are the record.
 */
export const BulkOperationStarted = defineEvent({
  type: 'BulkOperationStarted',
  schema: Type.Object({
    action: OneOf(BULK_ACTIONS),
    /** The person who started it. */
    startedBy: Id,
    /** The filter of the list as it was understood, as JSON: ids and names of states; `{}` for none. */
    filter: Text(4_000),
    searched: Type.Boolean(),
    /** Of a lock: when it ends. */
    until: Nullable(Instant),
    /** Of a move: where to; null: into no department. */
    departmentId: Nullable(Id),
    /** Goes into the history of every account that is locked or unlocked. */
    note: Nullable(Text(500)),
    accounts: count,
  }),
  personal: { note: { subject: 'startedBy', class: 'note' } },
});

/** It is its turn: from now on accounts may have been changed by it. */
export const BulkOperationBegun = defineEvent({
  type: 'BulkOperationBegun',
  schema: Type.Object({ accounts: count }),
});

/** The next part was worked through. */
export const BulkOperationAdvanced = defineEvent({
  type: 'BulkOperationAdvanced',
  schema: Type.Object({
    part: count,
    items: Type.Array(
      Type.Object({ accountId: Id, outcome: OneOf(ITEM_OUTCOMES), code: Nullable(Text(64)) }),
      { minItems: 1, maxItems: ACCOUNTS_A_PART },
    ),
  }),
});

/** More accounts were written into the file of an export; which ones is not kept. */
export const BulkExportAdvanced = defineEvent({
  type: 'BulkExportAdvanced',
  schema: Type.Object({ accounts: count }),
});

/** The part that is being worked on is the last. */
export const BulkOperationCancelRequested = defineEvent({
  type: 'BulkOperationCancelRequested',
  schema: Type.Object({ requestedBy: Id }),
});

/** What was done stays done; the other accounts were left alone. */
export const BulkOperationCancelled = defineEvent({
  type: 'BulkOperationCancelled',
  schema: Type.Object({ cause: OneOf(CANCEL_CAUSES) }),
});

/** Every account was worked on. */
export const BulkOperationCompleted = defineEvent({
  type: 'BulkOperationCompleted',
  schema: Type.Object({ done: count, unchanged: count, refused: count }),
});

export const bulkOperationEvents = [
  BulkOperationStarted,
  BulkOperationBegun,
  BulkOperationAdvanced,
  BulkExportAdvanced,
  BulkOperationCancelRequested,
  BulkOperationCancelled,
  BulkOperationCompleted,
] as const;

export type BulkOperationEvent = EventOf<(typeof bulkOperationEvents)[number]>;
export type NewBulkOperationEvent = NewEventOf<(typeof bulkOperationEvents)[number]>;
