import type { AccountRow } from './account-row.js';

/** How many characters of an account's address and reading stand beside each of its search terms. */
export const HEAD_LENGTH = 2;

/** A row of `term`: something that a search for an account may begin with. */
export interface TermRow {
  readonly organization_id: string;
  readonly term: string;
  readonly account_id: string;
  /** Where the account stands in lists by address, roughly: its address’s first characters. */
  readonly address_head: string;
  /** The same in lists by name: the first characters of the name’s reading. */
  readonly name_head: string;
}

const headOf = (text: string | null) => [...(text ?? '')].slice(0, HEAD_LENGTH).join('');

export function termRows(row: AccountRow): TermRow[] {
  const { organization_id, account_id } = row;
  const [address_head, name_head] = [headOf(row.address), headOf(row.pinyin)];
  return row.search_terms.map((term) => ({
    organization_id,
    term,
    account_id,
    address_head,
    name_head,
  }));
}

/** What of `rows` is not among `others`, whole. */
export function termsWithout(rows: readonly TermRow[], others: readonly TermRow[]): TermRow[] {
  const known = new Set(others.map(keyOf));
  return rows.filter((row) => !known.has(keyOf(row)));
}

const keyOf = ({ term, address_head, name_head }: TermRow) =>
  JSON.stringify([term, address_head, name_head]);
