import { unlessErased, type Aggregate } from '@keyledger/event-store';
import type { ReasonCode } from '@keyledger/kernel';
import type { BulkAction, BulkOperationEvent, ItemOutcome } from './bulk-operation.events.js';

/** What is done to every account, and what its history is to say about why. */
export interface BulkOrder {
  readonly action: BulkAction;
  readonly until: Date | null;
  readonly departmentId: string | null;
  readonly note: string | null;
  readonly reasonCode: ReasonCode | null;
  readonly ticket: string | null;
}

export type OutcomeCounts = Readonly<Record<ItemOutcome, number>>;

/** How far a bulk operation has come. */
export interface BulkOperation {
  readonly started: boolean;
  readonly organizationId: string;
  readonly startedBy: string;
  readonly order: BulkOrder;
  /** How many accounts it is for. */
  readonly accounts: number;
  readonly begun: boolean;
  /** Parts that were worked through; the next one has this number. */
  readonly parts: number;
  readonly counts: OutcomeCounts;
  readonly cancelRequested: boolean;
  readonly end: 'CANCELLED' | 'COMPLETED' | null;
}

const NOTHING: BulkOrder = {
  action: 'LOCK',
  until: null,
  departmentId: null,
  note: null,
  reasonCode: null,
  ticket: null,
};

/** How many accounts were worked on: the next part begins behind them. */
export const workedOn = ({ DONE, UNCHANGED, REFUSED }: OutcomeCounts): number =>
  DONE + UNCHANGED + REFUSED;

export const bulkOperationAggregate: Aggregate<BulkOperation, BulkOperationEvent> = {
  category: 'bulk',
  initial: {
    started: false,
    organizationId: '',
    startedBy: '',
    order: NOTHING,
    accounts: 0,
    begun: false,
    parts: 0,
    counts: { DONE: 0, UNCHANGED: 0, REFUSED: 0 },
    cancelRequested: false,
    end: null,
  },
  evolve(state, event) {
    switch (event.type) {
      case 'BulkOperationStarted': {
        const { action, startedBy, until, departmentId, note, accounts } = event.data;
        const { organizationId, reasonCode, ticket } = event.metadata;
        const order = {
          action,
          until: until === null ? null : new Date(until),
          departmentId,
          note: unlessErased(note, null),
          reasonCode,
          ticket,
        };
        return { ...state, started: true, organizationId, startedBy, order, accounts };
      }
      case 'BulkOperationBegun':
        return { ...state, begun: true };
      case 'BulkOperationAdvanced': {
        const counts = { ...state.counts };
        for (const { outcome } of event.data.items) counts[outcome] += 1;
        return { ...state, parts: state.parts + 1, counts };
      }
      case 'BulkExportAdvanced': {
        const { counts } = state;
        return { ...state, counts: { ...counts, DONE: counts.DONE + event.data.accounts } };
      }
      case 'BulkOperationCancelRequested':
        return { ...state, cancelRequested: true };
      case 'BulkOperationCancelled':
        return { ...state, end: 'CANCELLED' };
      case 'BulkOperationCompleted':
        return { ...state, end: 'COMPLETED' };
    }
  },
};
