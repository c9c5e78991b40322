import type { PasswordRequirement } from '@keyledger/credentials';
import { Messages } from '@keyledger/graphql';
import { commandIdField } from '../form/command-id.js';
import { NOTHING_WRONG, type Explained } from '../form/explain.js';
import { alert, ruleList } from '../form/fields.js';
import { newPasswordFields } from '../form/new-password.js';
import { html } from '../html.js';
import type { Page } from '../layout.js';
import type { PageVisit } from '../page-visit.js';
import { PASSWORD_RULES_SCRIPT_URL } from '../password-rules-script.js';

export const SET_PASSWORD_PATH = '/set-password';

export function setPasswordPage(
  { locale, csrfField }: PageVisit,
  address: string,
  rules: readonly PasswordRequirement[],
  explained: Explained = NOTHING_WRONG,
): Page {
  const text = (key: string, params = {}) =>
    Messages.render(locale, `pages.setPassword.${key}`, params);
  const body = html`${alert(explained.alert)}
    <p>${text('intro', { address })}</p>
    <form method="post" action="${SET_PASSWORD_PATH}">
      ${csrfField} ${commandIdField()}
      <input type="text" name="username" value="${address}" autocomplete="username" hidden />
      ${ruleList(locale, rules)} ${newPasswordFields(locale, explained.errors)}
      <button type="submit">${text('submit')}</button>
    </form>`;
  return {
    locale,
    path: SET_PASSWORD_PATH,
    title: text('title'),
    body,
    script: PASSWORD_RULES_SCRIPT_URL,
  };
}

/** For a wrong, used, replaced or expired link: what to do, and nothing about which of these it is. */
export function badLinkPage({ locale }: PageVisit): Page {
  const text = (key: string) => Messages.render(locale, `pages.badLink.${key}`);
  const body = html`<p>${text('text')}</p>
    <p>${text('whatToDo')}</p>
    <a class="button" href="/sign-in">${text('signIn')}</a>`;
  return { locale, path: SET_PASSWORD_PATH, title: text('title'), body };
}
