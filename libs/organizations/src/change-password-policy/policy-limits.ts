import type { PasswordPolicyRules } from '../password-policy.js';

type Counted = 'minLength' | 'maxLength' | 'temporaryPasswordHours' | 'linkMinutes';

/** From the event's schema: at least 8 characters (NIST SP 800-63B-4 §3.1.1.2), links of at most a day (§4.2). */
const LIMITS: Readonly<Record<Counted, readonly [least: number, most: number]>> = {
  minLength: [8, 64],
  maxLength: [64, 256],
  temporaryPasswordHours: [1, 168],
  linkMinutes: [10, 1440],
};

/** The first member that is outside of its limits; null when all fit. */
export function faultOfPolicy(policy: PasswordPolicyRules): Counted | null {
  for (const [member, [least, most]] of Object.entries(LIMITS)) {
    const value = policy[member as Counted];
    if (!Number.isInteger(value) || value < least || value > most) return member as Counted;
  }
  return null;
}
