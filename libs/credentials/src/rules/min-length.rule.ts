import type { PasswordRule } from './password-rule.js';

export const minLength: PasswordRule = {
  code: 'TOO_SHORT',
  appliesTo: () => true,
  parameters: (policy) => ({ min: policy.minLength }),
  check: (password, _subject, policy) =>
    password.length < policy.minLength ? 'VIOLATED' : 'SATISFIED',
};
