import {
  alert,
  commandIdField,
  FORGOT_PASSWORD_PATH,
  html,
  newPasswordFields,
  NOTHING_WRONG,
  PASSWORD_RULES_SCRIPT_URL,
  ruleList,
  type Explained,
  type Page,
  type PageVisit,
} from '@keyledger/access';
import { requirements } from '@keyledger/credentials';
import { Messages } from '@keyledger/graphql';
import type { ProvedSoFar } from '../../reset-progress/reset-progress.query.js';

export const NEW_PASSWORD_PATH = `${FORGOT_PASSWORD_PATH}/new-password`;

export function newPasswordPage(
  { locale, csrfField }: PageVisit,
  { address, policy }: ProvedSoFar,
  explained: Explained = NOTHING_WRONG,
): Page {
  const text = (key: string, params = {}) =>
    Messages.render(locale, `pages.forgotPassword.newPassword.${key}`, params);
  const body = html`${alert(explained.alert)}
    <p>${text('intro', { address })}</p>
    <form method="post" action="${NEW_PASSWORD_PATH}">
      ${csrfField} ${commandIdField()}
      <input type="text" name="username" value="${address}" autocomplete="username" hidden />
      ${ruleList(locale, requirements(policy, locale))}
      ${newPasswordFields(locale, explained.errors)}
      <button type="submit">${text('submit')}</button>
    </form>`;
  return {
    locale,
    path: NEW_PASSWORD_PATH,
    title: text('title'),
    body,
    script: PASSWORD_RULES_SCRIPT_URL,
  };
}
