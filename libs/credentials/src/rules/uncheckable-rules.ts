import { Secret } from '@keyledger/kernel';
import { checkPassword } from './check-password.js';
import type { PasswordPolicyInForce } from './password-policy.js';
import type { PasswordRuleCode } from './password-rule.js';
import type { PasswordSubject } from './password-subject.js';

/** Rules that cannot be applied to this person, whatever the password: what they compare with is not known. */
export function uncheckableRules(
  subject: PasswordSubject,
  policy: PasswordPolicyInForce,
): readonly PasswordRuleCode[] {
  return checkPassword(new Secret(''), subject, policy).notChecked;
}
