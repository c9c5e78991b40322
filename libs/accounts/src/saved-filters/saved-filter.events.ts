import {
  defineEvent,
  Id,
  Nullable,
  OneOf,
  Text,
  type EventOf,
  type NewEventOf,
} from '@keyledger/event-store';
import { Type, type TProperties } from '@sinclair/typebox';

/** Longest name of a filter, in UTF-16 units. */
export const LONGEST_FILTER_NAME = 60;

const ofTheEmployee = { subject: '$stream', class: 'pii' } as const;
const closed = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false });

/** What of a list of accounts is kept; null: does not matter. */
const Content = closed({
  departmentId: Nullable(Id),
  state: Nullable(OneOf(['ACTIVE', 'LOCKED', 'SUSPENDED', 'FROZEN'])),
  provider: Nullable(Text(32)),
  mustChange: Nullable(Type.Boolean()),
  formerOwnerId: Nullable(Id),
});

const Sort = closed({
  field: OneOf(['ADDRESS', 'NAME', 'LAST_SIGN_IN', 'PASSWORD_CHANGED']),
  descending: Type.Boolean(),
});

/**
 * Somebody keeps a filter of the list of accounts for themself, or keeps another one in its place. The stream is the person:
 * `savedfilters-<employeeId>`; what they typed goes with their key.
 */
export const AccountFilterSaved = defineEvent({
  type: 'AccountFilterSaved',
  schema: Type.Object({
    filterId: Id,
    name: Text(LONGEST_FILTER_NAME),
    search: Nullable(Text(64)),
    filter: Content,
    /** Null: the list's own. */
    sort: Nullable(Sort),
  }),
  personal: { name: ofTheEmployee, search: ofTheEmployee },
});

export const AccountFilterDeleted = defineEvent({
  type: 'AccountFilterDeleted',
  schema: Type.Object({ filterId: Id }),
});

export const savedFilterEvents = [AccountFilterSaved, AccountFilterDeleted] as const;

export type SavedFilterEvent = EventOf<(typeof savedFilterEvents)[number]>;
export type NewSavedFilterEvent = NewEventOf<(typeof savedFilterEvents)[number]>;
/** What is kept, in plain ids. */
export type FilterToSave = NewEventOf<typeof AccountFilterSaved>['data'];
