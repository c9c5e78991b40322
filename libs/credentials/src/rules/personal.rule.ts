import type { PasswordRule, PasswordRuleCode } from './password-rule.js';
import type { PasswordSubject } from './password-subject.js';

/**
 * A rule against something personal: `tokens` lists the forms of it to look for, or null when it is not known.
 */
export function personal(
  code: PasswordRuleCode,
  tokens: (subject: PasswordSubject) => readonly string[] | null,
): PasswordRule {
  return {
    code,
    appliesTo: (policy) => policy.forbidPersonal,
    parameters: () => ({}),
    check: (password, subject) => {
      const known = tokens(subject);
      if (!known) return 'NOT_CHECKED';
      return known.some((token) => password.contains(token)) ? 'VIOLATED' : 'SATISFIED';
    },
  };
}
