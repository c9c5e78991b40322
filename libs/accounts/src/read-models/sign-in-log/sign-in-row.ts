import type { Position } from '@keyledger/event-store';
import type { SignInOutcome } from './sign-in-criteria.js';

/** A row of `sign_in_log`: where a sign-in lies in the log, and what it is looked for by. */
export interface SignInRow {
  readonly account_id: string;
  readonly position: Position;
  readonly organization_id: string;
  readonly stream: string;
  readonly revision: number;
  readonly recorded_at: Date;
  readonly outcome: SignInOutcome;
  readonly client: string;
  readonly country: string | null;
  /** What counts as one network, as a keyed hash. */
  readonly network_mark: string | null;
}

/** A row of `owned`: whose an account is from an event on, until its next row. */
export interface OwnedRow {
  readonly account_id: string;
  readonly since: Position;
  readonly owner_id: string;
}
