const LONGEST = 100;

/**
 * A name as people typed it, made storable: NFC, without white space at its ends or doubled inside.
 * @returns null for an empty one, one of more than 100 UTF-16 units, or one with control characters.
 */
export function cleanName(input: string): string | null {
  const name = input.normalize('NFC').trim().replace(/\s+/gu, ' ');
  const fits = name !== '' && name.length <= LONGEST;
  return fits && !/\p{Cc}/u.test(name) ? name : null;
}

/** What two names are compared by: width, case and white space make no difference. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}
