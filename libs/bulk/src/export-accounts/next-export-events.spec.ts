import { describe, expect, it } from '@jest/globals';
import { bulkOperationAggregate } from '../bulk-operation/bulk-operation.state.js';
import { exportAdvanced, exportEnded } from './next-export-events.js';

const running = {
  ...bulkOperationAggregate.initial,
  started: true,
  begun: true,
  counts: { DONE: 500, UNCHANGED: 0, REFUSED: 0 },
};
const written = (accounts: number) => ({ type: 'BulkExportAdvanced', data: { accounts } });
const cancelled = (cause: string) => ({ type: 'BulkOperationCancelled', data: { cause } });

describe('An export', () => {
  it('tells what was written, and ends where somebody asked for that', () => {
    expect(exportAdvanced(running, 40)).toEqual([written(40)]);
    expect(exportAdvanced({ ...running, cancelRequested: true }, 40)).toEqual([
      written(40),
      cancelled('REQUESTED'),
    ]);
  });

  it('ends with all that was written, or with why it was not whole', () => {
    const counts = { done: 510, unchanged: 0, refused: 0 };
    expect(exportEnded(running, 'COMPLETED', 10)).toEqual([
      written(10),
      { type: 'BulkOperationCompleted', data: counts },
    ]);
    expect(exportEnded(running, 'ABORTED', 0)).toEqual([cancelled('ABORTED')]);
  });

  it('ends once', () => {
    const over = { ...running, end: 'CANCELLED' as const };
    expect([exportAdvanced(over, 1), exportEnded(over, 'COMPLETED', 1)]).toEqual([[], []]);
  });
});
