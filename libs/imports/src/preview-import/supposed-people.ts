import { normaliseEmployeeNumber } from '@keyledger/event-store';
import type { Known, KnownPerson } from '../plan-row/known.js';
import type { ImportRow } from '../read-file/import-row.js';

/** People as the rows before would have left them; a preview writes nothing, so it has to remember. */
export class SupposedPeople {
  private readonly byId = new Map<string, KnownPerson>();
  private readonly idByNumber = new Map<string, string>();

  /** What is known about a row, had the rows before it been imported. */
  seenBy(row: ImportRow, known: Known): Known {
    const numbered = this.idByNumber.get(keyOf(row.employeeNumber) ?? '');
    if (known.account === null) {
      const id = known.person?.id ?? numbered;
      return { ...known, person: this.byId.get(id ?? '') ?? known.person };
    }
    const { ownerId } = known.account;
    const other = numbered !== undefined && numbered !== ownerId ? numbered : known.otherHolderId;
    return { ...known, person: this.byId.get(ownerId) ?? known.person, otherHolderId: other };
  }

  /** Only who can come again is kept: people with a number, and those that are there already. */
  suppose(person: KnownPerson, wasKnown: boolean): void {
    const number = keyOf(person.employeeNumber);
    if (number !== null) this.idByNumber.set(number, person.id);
    if (number !== null || wasKnown) this.byId.set(person.id, person);
  }
}

function keyOf(employeeNumber: string | null): string | null {
  return employeeNumber === null ? null : normaliseEmployeeNumber(employeeNumber);
}
