import { withoutSeparators } from './separators.js';

/** The number as it is written, without separators, and its digits without the zeros in front. */
export function employeeNumberTokens(employeeNumber: string): readonly string[] {
  const lowerCase = employeeNumber.normalize('NFC').toLowerCase();
  const digits = lowerCase.replace(/\D/g, '');
  const tokens = [lowerCase, withoutSeparators(lowerCase), digits, digits.replace(/^0+/, '')];
  return [...new Set(tokens)].filter((token) => token !== '');
}
