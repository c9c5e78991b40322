import { Messages } from '@keyledger/graphql';
import { alert, field } from '../form/fields.js';
import { html } from '../html.js';
import type { Page } from '../layout.js';
import type { PageVisit } from '../page-visit.js';

export const SIGN_IN_PATH = '/sign-in';
/** Where a forgotten password is set anew; its pages are those of another context. */
export const FORGOT_PASSWORD_PATH = '/forgot-password';
export const ADDRESS_MAX = 320;

/** @param address as typed before, so that nobody types it twice. */
export function signInPage(visit: PageVisit, address = '', problem: string | null = null): Page {
  const { locale, csrfField } = visit;
  const text = (key: string) => Messages.render(locale, `pages.signIn.${key}`);
  const again = address !== '';
  const body = html`${alert(problem)}
    <form method="post" action="${SIGN_IN_PATH}">
      ${csrfField}
      ${field(
        {
          name: 'address',
          label: text('address'),
          type: 'email',
          value: address,
          autocomplete: 'username',
          maxLength: ADDRESS_MAX,
          focus: !again,
        },
        {},
      )}
      ${field(
        {
          name: 'password',
          label: text('password'),
          type: 'password',
          autocomplete: 'current-password',
          maxLength: 1024,
          focus: again,
        },
        {},
      )}
      <button type="submit">${text('submit')}</button>
    </form>
    <p class="aside"><a href="${FORGOT_PASSWORD_PATH}">${text('forgotten')}</a></p>`;
  return { locale, path: SIGN_IN_PATH, title: text('title'), body };
}
