import type { Position } from '@keyledger/event-store';
import { ReadPositions, type TableNames } from '@keyledger/projections';

/** Read positions over tables that a spec filled itself: always there, always up to date. */
export class FixedPositions extends ReadPositions {
  constructor(private readonly tables: Readonly<Record<string, TableNames>>) {
    super();
  }

  table(projection: string, table: string): Promise<string> {
    const physical = this.tables[projection]?.[table];
    if (physical === undefined) throw new Error(`The spec has no table ${projection}.${table}`);
    return Promise.resolve(physical);
  }

  current(): Promise<Position | null> {
    return Promise.resolve(null);
  }

  waitFor(): Promise<{ position: Position | null; stale: boolean }> {
    return Promise.resolve({ position: null, stale: false });
  }
}
