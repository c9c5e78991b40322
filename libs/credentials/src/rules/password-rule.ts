import type { CandidatePassword } from './matching/candidate-password.js';
import type { PasswordPolicyInForce } from './password-policy.js';
import type { PasswordSubject } from './password-subject.js';

/** Reason codes; stable, shown to people, and never accompanied by what was found. */
export const PASSWORD_RULE_CODES = [
  'TOO_SHORT',
  'TOO_LONG',
  'UNREADABLE_CHARACTER',
  'MISSING_UPPER',
  'MISSING_LOWER',
  'MISSING_DIGIT',
  'MISSING_SPECIAL',
  'CONTAINS_NAME',
  'CONTAINS_ACCOUNT',
  'CONTAINS_BIRTHDATE',
  'CONTAINS_EMPLOYEE_NUMBER',
  'CONTAINS_ORG_WORD',
] as const;
export type PasswordRuleCode = (typeof PASSWORD_RULE_CODES)[number];

/** NOT_CHECKED: what the rule compares with is not known (no birthday on record). */
export type RuleVerdict = 'VIOLATED' | 'SATISFIED' | 'NOT_CHECKED';

/** Numbers that complete a rule's sentence (`min`, `max`). */
export type RuleParameters = Readonly<Record<string, number>>;

/** One rule of the pipeline. Pure; a file each; listed in `password-rules.ts`. */
export interface PasswordRule {
  readonly code: PasswordRuleCode;
  /** Whether this policy asks for the rule at all. */
  appliesTo(policy: PasswordPolicyInForce): boolean;
  parameters(policy: PasswordPolicyInForce): RuleParameters;
  check(
    password: CandidatePassword,
    subject: PasswordSubject,
    policy: PasswordPolicyInForce,
  ): RuleVerdict;
}
