import { searchTerm } from '@keyledger/employees';

/** Longest text a search takes, in UTF-16 units; stored terms are cut at the same length. */
export const LONGEST_SEARCH = 64;

/** An address or number as search terms keep it: NFKC, lower case, without white space. */
export function plainTerm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '').slice(0, LONGEST_SEARCH);
}

/** A name as search terms keep it: also without accents and the dots between its parts. */
export function nameTerm(name: string): string {
  return searchTerm(name).replace(/\s+/gu, '').slice(0, LONGEST_SEARCH);
}

/** What somebody typed, in every form that a stored term may have; empty for nothing but white space. */
export function searchForms(typed: string): string[] {
  const forms = new Set([plainTerm(typed), nameTerm(typed)]);
  forms.delete('');
  return [...forms];
}
