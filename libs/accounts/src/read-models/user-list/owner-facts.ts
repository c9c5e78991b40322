import { searchKeys } from '@keyledger/employees';
import type { AccountRow } from './account-row.js';
import type { PersonRow } from './person-row.js';
import { nameTerm, plainTerm } from './search-text.js';

/**
 * Fills in what a row shows of its owner. A pure function of the account and the person as they are now, so that it
 * does not matter which of them was read first.
 */
export function withOwner(row: AccountRow, person: PersonRow | undefined): AccountRow {
  const name = person?.name ?? null;
  const keys = name === null ? null : searchKeys(name);
  const terms = [
    plainTerm(row.address ?? ''),
    plainTerm(person?.employee_number ?? ''),
    ...[keys?.pinyin ?? '', keys?.initials ?? '', ...(keys?.suffixes ?? [])].map(nameTerm),
  ].filter((term) => term !== '');
  return {
    ...row,
    owner_state: person === undefined ? 'UNKNOWN' : person.erased ? 'ERASED' : 'KNOWN',
    name,
    pinyin: keys?.pinyin ?? null,
    employee_number: person?.employee_number ?? null,
    department_id: person?.department_id ?? null,
    search_terms: [...new Set(terms)].sort(),
  };
}
