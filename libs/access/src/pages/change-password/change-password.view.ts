import type { PasswordRequirement } from '@keyledger/credentials';
import { Messages } from '@keyledger/graphql';
import { NOTHING_WRONG, type Explained } from '../form/explain.js';
import { alert, field, ruleList } from '../form/fields.js';
import { commandIdField } from '../form/command-id.js';
import { newPasswordFields, PASSWORD_MAX } from '../form/new-password.js';
import { html } from '../html.js';
import type { Page } from '../layout.js';
import type { PageVisit } from '../page-visit.js';
import { PASSWORD_RULES_SCRIPT_URL } from '../password-rules-script.js';

export const CHANGE_PASSWORD_PATH = '/change-password';

/** @param address fills a hidden field, by which password managers know whose password it is. */
export function changePasswordPage(
  { locale, csrfField, principal }: PageVisit,
  address: string,
  rules: readonly PasswordRequirement[],
  explained: Explained = NOTHING_WRONG,
): Page {
  const forced = principal?.mustChangePassword ?? false;
  const text = (key: string) => Messages.render(locale, `pages.changePassword.${key}`);
  const body = html`${alert(explained.alert)}
    <p>${text(forced ? 'forced' : 'voluntary')}</p>
    <form method="post" action="${CHANGE_PASSWORD_PATH}">
      ${csrfField} ${commandIdField()}
      <input type="text" name="username" value="${address}" autocomplete="username" hidden />
      ${field(
        {
          name: 'currentPassword',
          label: text(forced ? 'temporaryPassword' : 'currentPassword'),
          type: 'password',
          autocomplete: 'current-password',
          maxLength: PASSWORD_MAX,
          focus: true,
        },
        explained.errors,
      )}
      ${ruleList(locale, rules)} ${newPasswordFields(locale, explained.errors)}
      <button type="submit">${text('submit')}</button>
    </form>`;
  return {
    locale,
    path: CHANGE_PASSWORD_PATH,
    title: text('title'),
    body,
    script: PASSWORD_RULES_SCRIPT_URL,
  };
}
