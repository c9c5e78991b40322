import type { RowAction } from './plan-row/plan-row.js';

/** What became of the rows so far; `rows` is the sum of the others. */
export interface ImportCounts {
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
}

export const NO_ROWS: ImportCounts = { rows: 0, created: 0, changed: 0, unchanged: 0, failed: 0 };

const COUNTED_AS = {
  CREATE: 'created',
  CHANGE: 'changed',
  NONE: 'unchanged',
  ERROR: 'failed',
} as const satisfies Record<RowAction, keyof ImportCounts>;

export function counted(counts: ImportCounts, action: RowAction): ImportCounts {
  const member = COUNTED_AS[action];
  return { ...counts, rows: counts.rows + 1, [member]: counts[member] + 1 };
}
