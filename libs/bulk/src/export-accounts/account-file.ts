import { csvRecord, type ExportFormat } from '@keyledger/compliance';
import type { Locale } from '@keyledger/kernel';
import { ACCOUNT_COLUMNS, columnNames, type AccountExportRow } from './account-export-row.js';

/** What the last line says: without it, the file is not whole. */
export interface AccountFileTrailer {
  readonly complete: true;
  readonly accounts: number;
  /** SHA-256 of every byte before this line, in hex. */
  readonly sha256: string;
}

/** How a file of accounts looks on disk; as files of events do, in columns of its own. */
export interface AccountFile {
  readonly mediaType: string;
  readonly extension: string;
  head(locale: Locale): string;
  row(row: AccountExportRow): string;
  trailer(trailer: AccountFileTrailer): string;
}

const jsonLines: AccountFile = {
  mediaType: 'application/jsonl; charset=utf-8',
  extension: 'jsonl',
  head: () => '',
  row: (row) => `${JSON.stringify(row)}\n`,
  trailer: (trailer) => `${JSON.stringify(trailer)}\n`,
};

/** With a byte order mark, and column names in the language that is asked for. */
const csv: AccountFile = {
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  head: (locale) => `\uFEFF${csvRecord(columnNames(locale))}`,
  row: (row) => csvRecord(ACCOUNT_COLUMNS.map((column) => String(row[column] ?? ''))),
  trailer: ({ accounts, sha256 }) => {
    const cells = ['# complete', `accounts ${accounts}`, `sha256 ${sha256}`];
    return csvRecord(ACCOUNT_COLUMNS.map((_, place) => cells[place] ?? ''));
  },
};

export const ACCOUNT_FILES: Readonly<Record<ExportFormat, AccountFile>> = {
  JSON_LINES: jsonLines,
  CSV: csv,
};
