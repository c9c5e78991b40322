import type { PasswordRule } from './password-rule.js';

export const maxLength: PasswordRule = {
  code: 'TOO_LONG',
  appliesTo: () => true,
  parameters: (policy) => ({ max: policy.maxLength }),
  check: (password, _subject, policy) =>
    password.length > policy.maxLength ? 'VIOLATED' : 'SATISFIED',
};
