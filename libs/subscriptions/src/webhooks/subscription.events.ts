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
import { SUBJECT_FORMATS } from '@keyledger/kernel';
import { Type } from '@sinclair/typebox';

/** What a subscription is; the same members when it is made and when it changes. */
const terms = {
  /** What administrators call the system that receives. */
  name: Text(64),
  /** Without user, password, query or fragment: what would be a secret does not stand in an event. */
  url: Text(1024),
  /** Public types that are wanted; null: all, those to come included. */
  eventTypes: Nullable(Type.Array(Text(100), { minItems: 1, maxItems: 100, uniqueItems: true })),
  subjectFormat: OneOf(SUBJECT_FORMATS),
  /** Accounts of this department and all under it; null: of the whole organization. */
  departmentId: Nullable(Id),
  /** Most deliveries a minute; null: as fast as the receiver answers. */
  ratePerMinute: Nullable(Type.Integer({ minimum: 1, maximum: 600_000 })),
};

/** `subscription-<id>`: a receiver of webhooks. `secretId` names the vault row of its signing secret. */
export const SubscriptionCreated = defineEvent({
  type: 'SubscriptionCreated',
  schema: Type.Object({ ...terms, secretId: Id }),
});

export const SubscriptionChanged = defineEvent({
  type: 'SubscriptionChanged',
  schema: Type.Object(terms),
});

/** By an administrator; because the receiver said that it is gone; or because it failed for days. */
export const PAUSE_CAUSES = ['ADMIN', 'GONE', 'FAILING'] as const;
export type PauseCause = (typeof PAUSE_CAUSES)[number];

export const SubscriptionPaused = defineEvent({
  type: 'SubscriptionPaused',
  schema: Type.Object({ cause: OneOf(PAUSE_CAUSES) }),
});

export const SubscriptionResumed = defineEvent({
  type: 'SubscriptionResumed',
  schema: Type.Object({}),
});

/** Until `previousUntil` deliveries are signed with both secrets. */
export const SubscriptionSecretRotated = defineEvent({
  type: 'SubscriptionSecretRotated',
  schema: Type.Object({ secretId: Id, previousSecretId: Id, previousUntil: Instant }),
});

/** Everything after this place of the log is delivered once more, under the same ids. */
export const SubscriptionReplayed = defineEvent({
  type: 'SubscriptionReplayed',
  schema: Type.Object({ after: Nullable(Text(120)) }),
});

/** What was given up is tried again. */
export const DeadLettersRedriven = defineEvent({
  type: 'DeadLettersRedriven',
  schema: Type.Object({}),
});

export const SubscriptionDeleted = defineEvent({
  type: 'SubscriptionDeleted',
  schema: Type.Object({}),
});

export const subscriptionEvents = [
  SubscriptionCreated,
  SubscriptionChanged,
  SubscriptionPaused,
  SubscriptionResumed,
  SubscriptionSecretRotated,
  SubscriptionReplayed,
  DeadLettersRedriven,
  SubscriptionDeleted,
] as const;

export type SubscriptionEvent = EventOf<(typeof subscriptionEvents)[number]>;
export type NewSubscriptionEvent = NewEventOf<(typeof subscriptionEvents)[number]>;
export type SubscriptionTerms = Omit<EventOf<typeof SubscriptionCreated>['data'], 'secretId'>;
