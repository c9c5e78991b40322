import type {
  CancelCause,
  NewBulkOperationEvent,
} from '../bulk-operation/bulk-operation.events.js';
import type { BulkOperation } from '../bulk-operation/bulk-operation.state.js';
import type { WorkedOn } from './work-on-account.js';

/** What is recorded of a part, once; with the last one, that it was the last. */
export function partWorkedOn(
  operation: BulkOperation,
  part: number,
  items: readonly WorkedOn[],
  isLast: boolean,
): readonly NewBulkOperationEvent[] {
  if (operation.end !== null || operation.parts > part) return [];
  const advanced = advancedBy(part, items);
  if (!isLast) return advanced;
  const counts = { ...operation.counts };
  for (const { outcome } of items) counts[outcome] += 1;
  const data = { done: counts.DONE, unchanged: counts.UNCHANGED, refused: counts.REFUSED };
  return [...advanced, { type: 'BulkOperationCompleted', data }];
}

/** The end before the end; `items` are those of an unfinished part that were changed all the same. */
export function cancelledFor(
  cause: CancelCause,
  operation: BulkOperation,
  items: readonly WorkedOn[],
): readonly NewBulkOperationEvent[] {
  if (operation.end !== null) return [];
  return [
    ...advancedBy(operation.parts, items),
    { type: 'BulkOperationCancelled', data: { cause } },
  ];
}

function advancedBy(part: number, items: readonly WorkedOn[]): readonly NewBulkOperationEvent[] {
  if (items.length === 0) return [];
  return [{ type: 'BulkOperationAdvanced', data: { part, items: [...items] } }];
}
