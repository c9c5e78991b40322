/** What people put between the parts of a password: removed, they no longer hide a word or a date. */
const SEPARATORS = /[\s._\-@#!*/]+/gu;

export function withoutSeparators(text: string): string {
  return text.replace(SEPARATORS, '');
}

export function piecesOf(text: string): readonly string[] {
  return text.split(SEPARATORS).filter((piece) => piece !== '');
}
