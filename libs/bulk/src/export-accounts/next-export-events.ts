import type {
  CancelCause,
  NewBulkOperationEvent,
} from '../bulk-operation/bulk-operation.events.js';
import type { BulkOperation } from '../bulk-operation/bulk-operation.state.js';

/** What was written since the last record, and the end where somebody asked for it. */
export function exportAdvanced(
  operation: BulkOperation,
  accounts: number,
): readonly NewBulkOperationEvent[] {
  if (operation.end !== null) return [];
  return operation.cancelRequested
    ? [...written(accounts), cancelled('REQUESTED')]
    : written(accounts);
}

/** The end that it came to by itself; nothing where it was ended before. */
export function exportEnded(
  operation: BulkOperation,
  outcome: 'COMPLETED' | 'ABORTED' | 'FAILED',
  accounts: number,
): readonly NewBulkOperationEvent[] {
  if (operation.end !== null) return [];
  if (outcome !== 'COMPLETED') return [...written(accounts), cancelled(outcome)];
  const done = operation.counts.DONE + accounts;
  const data = { done, unchanged: 0, refused: 0 };
  return [...written(accounts), { type: 'BulkOperationCompleted', data }];
}

const written = (accounts: number): readonly NewBulkOperationEvent[] =>
  accounts === 0 ? [] : [{ type: 'BulkExportAdvanced', data: { accounts } }];

const cancelled = (cause: CancelCause): NewBulkOperationEvent => ({
  type: 'BulkOperationCancelled',
  data: { cause },
});
