import type { PasswordRule } from './password-rule.js';

/** Control characters, lone surrogates and unassigned code points: pasted by accident, typed by nobody. */
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Cn}]/u;

export const readableCharacters: PasswordRule = {
  code: 'UNREADABLE_CHARACTER',
  appliesTo: () => true,
  parameters: () => ({}),
  check: (password) => (password.has(UNREADABLE) ? 'VIOLATED' : 'SATISFIED'),
};
