import type { ActorKind } from '@keyledger/kernel';
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
}

/** A row of `owner`: whose account it is, so that what befalls a person is found in their accounts' histories. */
export interface OwnerRow {
  readonly account_id: string;
  readonly owner_id: string;
}
