import type { PasswordPolicyInForce } from './password-policy.js';
import type { PasswordRule, PasswordRuleCode } from './password-rule.js';

/** One of the source document's four classes (§7), asked for where the policy says so. */
function characterClass(
  code: PasswordRuleCode,
  name: keyof PasswordPolicyInForce['classes'],
  member: RegExp,
): PasswordRule {
  return {
    code,
    appliesTo: (policy) => policy.classes[name],
    parameters: () => ({}),
    check: (password) => (password.has(member) ? 'SATISFIED' : 'VIOLATED'),
  };
}

export const upperCase = characterClass('MISSING_UPPER', 'upper', /\p{Lu}/u);
export const lowerCase = characterClass('MISSING_LOWER', 'lower', /\p{Ll}/u);
export const digit = characterClass('MISSING_DIGIT', 'digit', /\p{Nd}/u);
/** Punctuation, symbols and the space, which NIST SP 800-63B-4 §3.1.1.2 asks to accept. */
export const special = characterClass('MISSING_SPECIAL', 'special', /[\p{P}\p{S} ]/u);
