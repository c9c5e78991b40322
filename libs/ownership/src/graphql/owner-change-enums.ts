import { registerEnumType } from '@nestjs/graphql';
import { OWNER_CHANGE_STATES, type OwnerChangeCondition } from '../owner-change/next-step.js';
import {
  OWNER_CHANGE_REASONS,
  type OwnerChangeReason,
} from '../owner-change/owner-change.events.js';

const valuesOf = <Value extends string>(values: readonly Value[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;

export const OwnerChangeStateEnum = valuesOf<OwnerChangeCondition>(OWNER_CHANGE_STATES);
registerEnumType(OwnerChangeStateEnum, {
  name: 'OwnerChangeState',
  description: 'How a change of owner stands at this moment.',
  valuesMap: {
    SCHEDULED: { description: 'It begins at a moment that is still to come.' },
    RUNNING: { description: 'Its steps are being carried out.' },
    AWAITING_SUCCESSOR: { description: 'The mailbox is frozen until a new owner is named.' },
    AWAITING_APPROVAL: { description: 'The mailbox is frozen until a second person has decided.' },
    APPROVAL_EXPIRED: {
      description:
        'Nobody decided in time; the mailbox stays frozen until somebody is asked again.',
    },
    AWAITING_FIRST_ACCESS: {
      description: 'The mailbox is the new owner’s, who has not set a password yet.',
    },
    COMPLETED: { description: 'The new owner has come in.' },
    REFUSED: { description: 'A second person said no; the mailbox stays with its owner.' },
    ABORTED: { description: 'It was given up; the mailbox stays with its owner.' },
  },
});

export const OwnerChangeReasonEnum = valuesOf<OwnerChangeReason>(OWNER_CHANGE_REASONS);
registerEnumType(OwnerChangeReasonEnum, {
  name: 'OwnerChangeReason',
  description: 'Why a mailbox passes on.',
  valuesMap: {
    LEFT: { description: 'Its owner leaves the company.' },
    MOVED: { description: 'Its owner has another position.' },
    OTHER: { description: 'Another reason; the note tells.' },
  },
});
