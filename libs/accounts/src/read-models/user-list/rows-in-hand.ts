import { isDeepStrictEqual } from 'node:util';
import type { Writing } from '@keyledger/projections';
import { rowsBy } from './read-rows.js';
import { putRows } from './write-rows.js';

/**
 * Rows of one table while a batch is folded over them: read once, changed in memory, and what differs in the
 * end is written in one statement.
 */
export class RowsInHand<Row extends object> {
  readonly current = new Map<string, Row>();
  readonly #stored = new Map<string, Row>();
  readonly #asked = new Set<string>();

  constructor(
    private readonly transaction: Writing,
    private readonly table: string,
    private readonly key: Extract<keyof Row, string>,
  ) {}

  /** Reads what is not in hand yet. */
  async fetch(ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#asked.has(id));
    for (const id of missing) this.#asked.add(id);
    this.take(await rowsBy<Row>(this.transaction, this.table, this.key, missing));
  }

  /** Takes rows that were read another way; what is in hand already stays as it is. */
  take(rows: readonly Row[]): void {
    for (const row of rows) {
      const id = this.#idOf(row);
      if (this.current.has(id)) continue;
      this.#asked.add(id);
      this.#stored.set(id, row);
      this.current.set(id, row);
    }
  }

  stored(id: string): Row | undefined {
    return this.#stored.get(id);
  }

  put(row: Row): void {
    this.current.set(this.#idOf(row), row);
  }

  changed(): readonly Row[] {
    return [...this.current].flatMap(([id, row]) =>
      isDeepStrictEqual(row, this.#stored.get(id)) ? [] : [row],
    );
  }

  async write(): Promise<void> {
    await putRows(this.transaction, this.table, this.key, this.changed());
  }

  #idOf(row: Row): string {
    return String(row[this.key]);
  }
}
