/** What a spreadsheet would carry out instead of showing it (OWASP: CSV injection). */
const CARRIED_OUT = /^[=+\-@\t\r\n]/;

const NEEDS_QUOTES = /[",\r\n]/;

/** One record (RFC 4180), ended by CR LF. A cell that a spreadsheet would carry out begins with an apostrophe. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(text: string): string {
  const harmless = CARRIED_OUT.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
