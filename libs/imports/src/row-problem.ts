import { LOCALES, type Locale, type Rejection } from '@keyledger/kernel';
import { Messages } from '@keyledger/graphql';
import './messages.js';

/** Why a row was not imported; `problem.<code>` or `import.row.<code>` says it to people. */
export interface RowProblem {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** The header of the column at fault, as written in the file; null when it is none alone. */
  readonly column: string | null;
  readonly code: string;
  readonly message: Readonly<Record<Locale, string>>;
}

/** @param code a key of this context's row messages. */
export function rowProblem(
  row: number,
  column: string | null,
  code: string,
  params: Readonly<Record<string, string | number>> = {},
): RowProblem {
  return { row, column, code, message: inEveryLanguage(`import.row.${code}`, params) };
}

/** A command's rejection as the problem of a row. */
export function rejectedRow(row: number, { code, params, retryAfter }: Rejection): RowProblem {
  const message = inEveryLanguage(`problem.${code}`, { ...params, retryAfter: retryAfter ?? 0 });
  return { row, column: null, code, message };
}

function inEveryLanguage(
  key: string,
  params: Readonly<Record<string, string | number>>,
): Record<Locale, string> {
  const texts = LOCALES.map((locale) => [locale, Messages.render(locale, key, params)]);
  return Object.fromEntries(texts) as Record<Locale, string>;
}
