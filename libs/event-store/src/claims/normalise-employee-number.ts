const LONGEST = 64;

/**
 * A company's number for a person as it is compared: NFKC, lower case, no white space.
 * @returns null for an empty one, one of more than 64 characters, or one with control characters.
 */
export function normaliseEmployeeNumber(input: string): string | null {
  const number = input.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  if (number === '' || number.length > LONGEST || /\p{C}/u.test(number)) return null;
  return number;
}
