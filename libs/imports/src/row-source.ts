import type { Organization } from '@keyledger/organizations';
import { readColumns, type Columns } from './read-file/columns.js';
import type { ImportFile } from './read-file/import-file.js';
import type { ImportRow, RowRules } from './read-file/import-row.js';
import { readRecords } from './read-file/read-records.js';
import { readRow } from './read-file/read-row.js';
import { rowProblem, type RowProblem } from './row-problem.js';

/** A row that can be looked at further, or what is wrong with it. */
export type SourcedRow =
  | { readonly number: number; readonly row: ImportRow; readonly problems: readonly [] }
  | { readonly number: number; readonly row: null; readonly problems: readonly RowProblem[] };

export interface RowSource {
  readonly columns: Columns;
  readonly rows: AsyncGenerator<SourcedRow>;
}

/** Opens a file: its header is read and understood; the rows come one by one. Empty rows are passed over. */
export async function openRows(file: ImportFile, rules: RowRules): Promise<RowSource> {
  const records = readRecords(file);
  const header = await records.next();
  try {
    const columns = readColumns(header.done ? [] : header.value.cells);
    return { columns, rows: readRows(records, columns, rules) };
  } catch (error) {
    await records.return(undefined);
    throw error;
  }
}

async function* readRows(
  records: ReturnType<typeof readRecords>,
  columns: Columns,
  rules: RowRules,
): AsyncGenerator<SourcedRow> {
  const rowByAddress = new Map<string, number>();
  for await (const record of records) {
    if (record.cells.every((cell) => cell === '')) continue;
    const number = record.row;
    const { row, problems } = readRow(record, columns, rules);
    if (row === null) {
      yield { number, row, problems };
      continue;
    }
    const first = rowByAddress.get(row.address);
    if (first === undefined) rowByAddress.set(row.address, number);
    const repeated =
      first === undefined ? [] : [rowProblem(number, null, 'RowRepeated', { row: first })];
    yield repeated.length === 0
      ? { number, row, problems: [] }
      : { number, row: null, problems: repeated };
  }
}

/** The rules that an organization's rows are read by. */
export function rowRules(organization: Organization, authorities: readonly string[]): RowRules {
  return { domains: organization.domains, authorities };
}
