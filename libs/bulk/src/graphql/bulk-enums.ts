import { registerEnumType } from '@nestjs/graphql';
import {
  BULK_ACTIONS,
  CANCEL_CAUSES,
  ITEM_OUTCOMES,
  type BulkAction,
  type CancelCause,
  type ItemOutcome,
} from '../bulk-operation/bulk-operation.events.js';
import { BULK_STATES, type BulkState } from '../progress/bulk-operation-row.js';

const valuesOf = <Value extends string>(values: readonly Value[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;

export const BulkActionEnum = valuesOf<BulkAction>(BULK_ACTIONS);
registerEnumType(BulkActionEnum, {
  name: 'BulkAction',
  description: 'What is done to every account of an operation.',
  valuesMap: {
    RESET_PASSWORD: {
      description: 'Its owner is sent a link to set a new password; the old one is void.',
    },
    LOCK: { description: 'It is locked.' },
    UNLOCK: { description: 'It is unlocked.' },
    MOVE: { description: 'Its owner moves to a department.' },
    EXPORT: {
      description: 'It is written into a file, by `POST /exports/accounts`; it has no items.',
    },
  },
});

export const BulkStateEnum = valuesOf<BulkState>(BULK_STATES);
registerEnumType(BulkStateEnum, {
  name: 'BulkOperationState',
  description: 'How an operation stands.',
  valuesMap: {
    QUEUED: { description: 'Another one of the organization runs before it.' },
    RUNNING: { description: 'Its accounts are being worked on.' },
    CANCELLING: { description: 'It ends after the accounts that are being worked on.' },
    CANCELLED: { description: 'It ended early: what was done stays done.' },
    COMPLETED: { description: 'Every account was worked on.' },
  },
});

export const BulkCancelCauseEnum = valuesOf<CancelCause>(CANCEL_CAUSES);
registerEnumType(BulkCancelCauseEnum, {
  name: 'BulkCancelCause',
  description: 'Why an operation ended early.',
  valuesMap: {
    REQUESTED: { description: 'Somebody cancelled it.' },
    POWERS_LOST: { description: 'Whoever started it holds no role any more that may do it.' },
    ABORTED: { description: 'Whoever read the file of an export went away.' },
    FAILED: { description: 'It could not be carried on, however often that was tried.' },
  },
});

export const BulkOutcomeEnum = valuesOf<ItemOutcome>(ITEM_OUTCOMES);
registerEnumType(BulkOutcomeEnum, {
  name: 'BulkOutcome',
  description: 'What became of one account.',
  valuesMap: {
    DONE: { description: 'It was changed.' },
    UNCHANGED: { description: 'It was so already.' },
    REFUSED: { description: 'It was left alone; the problem says why.' },
  },
});
