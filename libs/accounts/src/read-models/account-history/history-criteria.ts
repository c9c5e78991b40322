import { sql } from 'kysely';
import type { ActorKind, ReasonCode } from '@keyledger/kernel';
import type { Condition } from '../user-list/account-criteria.js';

/** By which clock events are placed in time: when they were written down, or when they happened (contracts §2). */
export const TIME_BASES = ['RECORDED', 'OCCURRED'] as const;
export type TimeBasis = (typeof TIME_BASES)[number];

/** Which entries of a history; null in a member: whatever it is. */
export interface HistoryCriteria {
  /** Names of events; empty: all. */
  readonly events: readonly string[];
  readonly actorKind: ActorKind | null;
  /** A person's id; of other actors the name of a part or token. */
  readonly actorId: string | null;
  readonly reasons: readonly ReasonCode[];
  /** After this moment, exclusive, so that the states at two moments have between them what leads from one to the other. */
  readonly from: Date | null;
  /** Up to this moment, inclusive. */
  readonly to: Date | null;
  readonly by: TimeBasis;
}

export const WHOLE_HISTORY: HistoryCriteria = {
  events: [],
  actorKind: null,
  actorId: null,
  reasons: [],
  from: null,
  to: null,
  by: 'RECORDED',
};

/** The same as conditions on rows of `account_history`. */
export function historyConditions(criteria: HistoryCriteria): Condition[] {
  const { events, actorKind, actorId, reasons, from, to, by } = criteria;
  const time = sql.ref(by === 'RECORDED' ? 'recorded_at' : 'occurred_at');
  return [
    ...(events.length > 0 ? [sql`type = ANY(${events}::text[])`] : []),
    ...(actorKind === null ? [] : [sql`actor_kind = ${actorKind}`]),
    ...(actorId === null ? [] : [sql`actor_id = ${actorId}`]),
    ...(reasons.length > 0 ? [sql`reason_code = ANY(${reasons}::text[])`] : []),
    ...(from === null ? [] : [sql`${time} > ${from}`]),
    ...(to === null ? [] : [sql`${time} <= ${to}`]),
  ];
}
