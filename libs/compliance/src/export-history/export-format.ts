import { csvRecord } from './csv-record.js';
import { EXPORT_COLUMNS, type ExportRow } from './export-row.js';
import type { ExportFormat } from './export-request.js';

/** What the last line says: without it, the file is not whole. */
export interface ExportTrailer {
  readonly complete: true;
  readonly events: number;
  /** SHA-256 of every byte before this line, in hex. */
  readonly sha256: string;
}

/** How an export looks on disk. */
export interface FileFormat {
  readonly mediaType: string;
  readonly extension: string;
  readonly head: string;
  row(row: ExportRow): string;
  trailer(trailer: ExportTrailer): string;
}

/** JSON Lines: an object a line; the last one has the member `complete`. */
const jsonLines: FileFormat = {
  mediaType: 'application/jsonl; charset=utf-8',
  extension: 'jsonl',
  head: '',
  row: (row) => `${JSON.stringify(row)}\n`,
  trailer: (trailer) => `${JSON.stringify(trailer)}\n`,
};

/**
 * RFC 4180 with a header, for spreadsheets: begins with a byte order mark, without which they take Chinese for Latin. The
 * last record's first cell is `# complete`.
 */
const csv: FileFormat = {
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  head: `\uFEFF${csvRecord(EXPORT_COLUMNS)}`,
  row: (row) => csvRecord(EXPORT_COLUMNS.map((column) => textOf(row[column]))),
  trailer: ({ events, sha256 }) => {
    const cells = ['# complete', `events ${events}`, `sha256 ${sha256}`];
    return csvRecord(EXPORT_COLUMNS.map((_, place) => cells[place] ?? ''));
  },
};

export const FILE_FORMATS: Readonly<Record<ExportFormat, FileFormat>> = {
  JSON_LINES: jsonLines,
  CSV: csv,
};

function textOf(value: ExportRow[keyof ExportRow]): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
