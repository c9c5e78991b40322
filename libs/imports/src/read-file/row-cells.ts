import { rowProblem, type RowProblem } from '../row-problem.js';
import type { Columns, Field } from './columns.js';
import type { RawRecord } from './read-records.js';

/** As much of a wrong value as a message repeats. */
const QUOTED = 60;

/** A record's cells by field, gathering what is wrong with them. */
export class RowCells {
  readonly problems: RowProblem[] = [];

  constructor(
    private readonly record: RawRecord,
    private readonly columns: Columns,
  ) {}

  /** The text of a field's first column; '' where there is none. */
  text(field: Field): string {
    return this.record.cells[this.columns.at.get(field)?.[0] ?? -1] ?? '';
  }

  /** What `read` makes of a field; an empty cell is null, and what `read` refuses is a problem. */
  one<Value>(field: Field, code: string, read: (text: string) => Value | null): Value | null {
    const text = this.text(field);
    if (text === '') return null;
    const value = read(text);
    if (value === null) this.fault(field, code, { value: quoted(text) });
    return value;
  }

  /** The same for every column of a field, each value once. */
  all(field: Field, code: string, read: (text: string) => string | null): string[] {
    const values = new Set<string>();
    for (const index of this.columns.at.get(field) ?? []) {
      const text = this.record.cells[index] ?? '';
      if (text === '') continue;
      const value = read(text);
      if (value === null) this.add(index, code, { value: quoted(text) });
      else values.add(value);
    }
    return [...values];
  }

  fault(field: Field, code: string, params: Readonly<Record<string, string>> = {}): void {
    this.add(this.columns.at.get(field)?.[0], code, params);
  }

  private add(index: number | undefined, code: string, params: Readonly<Record<string, string>>) {
    const header = index === undefined ? null : (this.columns.headers[index] ?? null);
    this.problems.push(rowProblem(this.record.row, header, code, params));
  }
}

function quoted(text: string): string {
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}
