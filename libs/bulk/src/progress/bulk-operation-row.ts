import type { ReasonCode } from '@keyledger/kernel';
import type {
  BulkAction,
  CancelCause,
  ItemOutcome,
} from '../bulk-operation/bulk-operation.events.js';

export const BULK_STATES = ['QUEUED', 'RUNNING', 'CANCELLING', 'CANCELLED', 'COMPLETED'] as const;
export type BulkState = (typeof BULK_STATES)[number];

/** A row of `bulk_operation`. */
export interface BulkOperationRow {
  readonly operation_id: string;
  readonly organization_id: string;
  readonly started_by: string;
  readonly action: BulkAction;
  readonly filter: string;
  readonly searched: boolean;
  readonly until: Date | null;
  readonly department_id: string | null;
  readonly reason_code: ReasonCode | null;
  readonly ticket: string | null;
  readonly state: BulkState;
  readonly cause: CancelCause | null;
  readonly accounts: number;
  readonly done: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly started_at: Date;
  /** When something was last heard of it. */
  readonly told_at: Date;
  readonly ended_at: Date | null;
}

/** A row of `item`: what became of one account; `number` is its place in the operation, from 1. */
export interface BulkItemRow {
  readonly operation_id: string;
  readonly number: number;
  readonly account_id: string;
  readonly outcome: ItemOutcome;
  readonly code: string | null;
}
