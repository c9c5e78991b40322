import type { Secret } from '@keyledger/kernel';
import { CandidatePassword } from './matching/candidate-password.js';
import { PASSWORD_RULES } from './password-rules.js';
import type { PasswordPolicyInForce } from './password-policy.js';
import type { PasswordRule, PasswordRuleCode, RuleParameters } from './password-rule.js';
import type { PasswordSubject } from './password-subject.js';

export interface PasswordViolation {
  readonly code: PasswordRuleCode;
  readonly parameters: RuleParameters;
}

/** What the rules say of one password; says nothing of the password itself. */
export interface PasswordVerdict {
  /** Every rule that it violates, in the pipeline's order; empty: it may be used. */
  readonly violations: readonly PasswordViolation[];
  /** Rules that could not be applied for want of facts about the person. */
  readonly notChecked: readonly PasswordRuleCode[];
}

/** Runs all rules that the policy asks for; later rules are not spared by earlier violations. */
export function checkPassword(
  password: Secret,
  subject: PasswordSubject,
  policy: PasswordPolicyInForce,
  rules: readonly PasswordRule[] = PASSWORD_RULES,
): PasswordVerdict {
  const candidate = new CandidatePassword(password);
  const verdicts = rules
    .filter((rule) => rule.appliesTo(policy))
    .map((rule) => ({ rule, verdict: rule.check(candidate, subject, policy) }));
  return {
    violations: verdicts
      .filter(({ verdict }) => verdict === 'VIOLATED')
      .map(({ rule }) => ({ code: rule.code, parameters: rule.parameters(policy) })),
    notChecked: verdicts
      .filter(({ verdict }) => verdict === 'NOT_CHECKED')
      .map(({ rule }) => rule.code),
  };
}
