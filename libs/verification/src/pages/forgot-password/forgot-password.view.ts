import {
  ADDRESS_MAX,
  alert,
  commandIdField,
  field,
  FORGOT_PASSWORD_PATH,
  html,
  SIGN_IN_PATH,
  type Page,
  type PageVisit,
} from '@keyledger/access';
import { Messages } from '@keyledger/graphql';

/** @param address as typed before, so that nobody types it twice. */
export function forgotPasswordPage(
  { locale, csrfField }: PageVisit,
  address = '',
  problem: string | null = null,
): Page {
  const text = (key: string) => Messages.render(locale, `pages.forgotPassword.${key}`);
  const body = html`${alert(problem)}
    <p>${text('intro')}</p>
    <form method="post" action="${FORGOT_PASSWORD_PATH}">
      ${csrfField} ${commandIdField()}
      ${field(
        {
          name: 'address',
          label: text('address'),
          type: 'email',
          value: address,
          autocomplete: 'username',
          maxLength: ADDRESS_MAX,
          focus: true,
        },
        {},
      )}
      <button type="submit">${text('submit')}</button>
    </form>
    <p class="aside"><a href="${SIGN_IN_PATH}">${text('signIn')}</a></p>`;
  return { locale, path: FORGOT_PASSWORD_PATH, title: text('title'), body };
}
