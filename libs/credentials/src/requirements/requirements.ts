import { Messages } from '@keyledger/graphql';
import type { Locale } from '@keyledger/kernel';
import '../messages/define.js';
import { PASSWORD_RULES } from '../rules/password-rules.js';
import type { PasswordPolicyInForce } from '../rules/password-policy.js';
import type { PasswordRuleCode, RuleParameters } from '../rules/password-rule.js';

/** One rule as people read it before they type, and as the reason why a password was refused. */
export interface PasswordRequirement {
  readonly code: PasswordRuleCode;
  readonly sentence: string;
  readonly parameters: RuleParameters;
}

/** What this policy asks of a password, in the pipeline's order. */
export function requirements(
  policy: PasswordPolicyInForce,
  locale: Locale,
): readonly PasswordRequirement[] {
  return PASSWORD_RULES.filter((rule) => rule.appliesTo(policy)).map((rule) => {
    const parameters = rule.parameters(policy);
    return { code: rule.code, sentence: ruleSentence(rule.code, parameters, locale), parameters };
  });
}

/** @param parameters as the requirement or the violation has them. */
export function ruleSentence(
  code: PasswordRuleCode,
  parameters: RuleParameters,
  locale: Locale,
): string {
  return Messages.render(locale, `credentials.rule.${code}`, parameters);
}
