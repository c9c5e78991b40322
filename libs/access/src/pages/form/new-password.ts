import type { Locale } from '@keyledger/kernel';
import { Messages } from '@keyledger/graphql';
import { html, type Html } from '../html.js';
import { field, type FieldErrors } from './fields.js';

export const NEW_PASSWORD = 'newPassword';
export const NEW_PASSWORD_AGAIN = 'newPasswordAgain';

/** Longest input, in UTF-16 units; what may be used is the policy's to say. */
export const PASSWORD_MAX = 1024;

/** The new password, twice, since nobody sees what they type unless `password-rules.js` shows it to them. */
export function newPasswordFields(locale: Locale, errors: FieldErrors): Html {
  const shared = {
    type: 'password',
    autocomplete: 'new-password',
    maxLength: PASSWORD_MAX,
  } as const;
  const label = (key: string) => Messages.render(locale, `pages.${key}`);
  return html`${field({ name: NEW_PASSWORD, label: label('newPassword'), ...shared }, errors)}
    ${field({ name: NEW_PASSWORD_AGAIN, label: label('newPasswordAgain'), ...shared }, errors)}
    <label class="choice" hidden
      ><input type="checkbox" data-shows-passwords />${label('showPasswords')}</label
    >`;
}
