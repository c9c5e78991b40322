import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { ImportRefused } from '../import-refused.js';
import type { ImportFile } from './import-file.js';

/** One line of the table; `row` counts from 1, the header included, as a spreadsheet shows it. */
export interface RawRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

/** No person's row is this long; a quote that is never closed is. */
const LONGEST_RECORD = 64 * 1024;

/**
 * The records of a table (RFC 4180, forgiving about column counts and stray quotes), one by one in bounded memory.
 * @throws ImportRefused `ImportUnreadable` with the row, where the table's form ends.
 */
export async function* readRecords(file: ImportFile): AsyncGenerator<RawRecord> {
  const parser = parse({
    delimiter: file.delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
    trim: true,
  });
  const decode = iconv.decodeStream(file.encoding);
  // The consumer sees a failure as the parser's own; here it only must not go unhandled.
  const fed = pipeline(createReadStream(file.path), decode, parser).catch(() => undefined);
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { row: (row += 1), cells };
  } catch (error) {
    if (!isFormError(error)) throw error;
    throw new ImportRefused('ImportUnreadable', { params: { row: row + 1 } });
  } finally {
    parser.destroy();
    await fed;
  }
}

function isFormError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
