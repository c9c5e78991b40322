/** RFC 5322 §2.1.1 recommends at most 78; room is left for being quoted. */
const COLUMNS = 72;

/** Characters that take two columns, as far as our texts and names have them: CJK, and its punctuation and full-width forms. */
const WIDE = '\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uff60\\u{20000}-\\u{3ffff}';
const OPENING = '（《「“‘';
const CLOSING = '，。、；：！？）》」”’';

/** Blanks, or what must stay on one line: a date, a word or one wide character, with the punctuation that belongs to it. */
const PIECES = new RegExp(
  `\\s+|[${OPENING}]*(?:(?:\\d+[年月日])+|[${WIDE}]|[^\\s${WIDE}${OPENING}]+)[${CLOSING}]*|[${OPENING}]+`,
  'gu',
);
const WIDE_CHARACTER = new RegExp(`[${WIDE}]`, 'u');

/** Breaks a paragraph into lines of at most 72 columns; only what is longer than that by itself, an address, is longer. */
export function wrapText(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (columns(line.trimEnd()) > 0 && columns(line + piece.trimEnd()) > COLUMNS) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return [...lines, line.trimEnd()].join('\n');
}

function columns(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDE_CHARACTER.test(character) ? 2 : 1), 0);
}
