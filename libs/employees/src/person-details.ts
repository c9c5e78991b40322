import { reject, type Rejection } from '@keyledger/kernel';
import { normaliseEmployeeNumber } from '@keyledger/event-store';
import { cleanName } from '@keyledger/organizations';

/** What identifies a person, as typed; null: not known. */
export interface PersonDetails {
  readonly name: string;
  readonly employeeNumber: string | null;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null;
}

/** The details as they are stored, or `InvalidInput` naming the member at fault. */
export function readPersonDetails(typed: PersonDetails): PersonDetails | Rejection {
  const name = cleanName(typed.name);
  if (name === null) return reject('InvalidInput', { path: ['name'] });
  const { birthDate } = typed;
  if (birthDate !== null && !isBirthDate(birthDate)) {
    return reject('InvalidInput', { path: ['birthDate'] });
  }
  const employeeNumber = typed.employeeNumber?.normalize('NFKC').replace(/\s+/g, '') || null;
  if (employeeNumber !== null && normaliseEmployeeNumber(employeeNumber) === null) {
    return reject('InvalidInput', { path: ['employeeNumber'] });
  }
  return { name, employeeNumber, birthDate };
}

function isBirthDate(text: string): boolean {
  if (!/^(19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
