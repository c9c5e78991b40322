import type { ActorKind, ReasonCode } from '@keyledger/kernel';
import type { Position } from '@keyledger/event-store';

/** A row of `account_history`: where an event of the account lies in the log. Nothing of its data is in here. */
export interface HistoryRow {
  readonly account_id: string;
  readonly position: Position;
  readonly organization_id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly actor_kind: ActorKind;
  readonly actor_id: string;
  readonly reason_code: ReasonCode | null;
}

/** An entry of the index with whose account it was at that place in the log. */
export interface OwnedHistoryRow extends HistoryRow {
  readonly owner_id: string | null;
}

/** A row of `owner`: whose account it is from an event on. A period ends where the next one begins. */
export interface OwnerRow {
  readonly account_id: string;
  readonly since: Position;
  readonly since_at: Date;
  readonly owner_id: string;
}

/** A period of an account: null in `until_at` for the one that lasts. */
export interface OwnerPeriodRow extends OwnerRow {
  readonly until_at: Date | null;
}
