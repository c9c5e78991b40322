import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { OneOf } from '@keyledger/event-store';

/** How an admin's reset hands the mailbox back: a secret shown once, or a link to a recovery channel. */
export const RESET_METHODS = ['TEMPORARY_PASSWORD', 'LINK'] as const;
export type ResetMethod = (typeof RESET_METHODS)[number];

export const PasswordPolicySchema = Type.Object(
  {
    minLength: Type.Integer({ minimum: 8, maximum: 64 }),
    maxLength: Type.Integer({ minimum: 64, maximum: 256 }),
    classes: Type.Object(
      {
        upper: Type.Boolean(),
        lower: Type.Boolean(),
        digit: Type.Boolean(),
        special: Type.Boolean(),
      },
      { additionalProperties: false },
    ),
    /** Nothing easy to guess: no names, addresses or birthdays (source document §7). */
    forbidPersonal: Type.Boolean(),
    resetMethod: OneOf(RESET_METHODS),
    temporaryPasswordHours: Type.Integer({ minimum: 1, maximum: 168 }),
    linkMinutes: Type.Integer({ minimum: 10, maximum: 1440 }),
  },
  { additionalProperties: false },
);

export type PasswordPolicyRules = Static<typeof PasswordPolicySchema>;

/** The rules in force and their version, which every decision taken under them records. */
export interface PasswordPolicy extends PasswordPolicyRules {
  readonly version: number;
}

/**
 * What a new organization starts with: the source document's four classes at the length that assessors of
 * GB/T 22239-2019 advise (10), a temporary password good for 72 hours, a link good for 24 hours
 * (NIST SP 800-63B-4 §4.2: at most 24 h by e-mail).
 */
export const INITIAL_PASSWORD_POLICY: PasswordPolicyRules = {
  minLength: 10,
  maxLength: 128,
  classes: { upper: true, lower: true, digit: true, special: true },
  forbidPersonal: true,
  resetMethod: 'TEMPORARY_PASSWORD',
  temporaryPasswordHours: 72,
  linkMinutes: 1440,
};
