import { reject, type Rejection } from '@keyledger/kernel';
import type { PasswordVerdict } from '../rules/check-password.js';

/**
 * The refusal of a password by its rules. `params`: `violations`, the violated codes with spaces between them, for pages to say in words, and the
 * numbers of the length rules (`min`, `max`) where they were violated.
 */
export function rejectWeakPassword(
  { violations }: PasswordVerdict,
  path: readonly string[],
): Rejection {
  const numbers = Object.assign({}, ...violations.map(({ parameters }) => parameters)) as Record<
    string,
    number
  >;
  const codes = violations.map(({ code }) => code).join(' ');
  return reject('PasswordTooWeak', { params: { ...numbers, violations: codes }, path });
}
