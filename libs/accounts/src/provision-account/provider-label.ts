import { cleanName } from '@keyledger/organizations';

const LONGEST = 32;

/** A provider's name as a company writes it, at most 32 characters; null for what is none. */
export function providerLabel(typed: string): string | null {
  const label = cleanName(typed);
  return label !== null && label.length <= LONGEST ? label : null;
}
