import { FORGOT_PASSWORD_PATH, html, type Page, type PageVisit } from '@keyledger/access';
import { Messages } from '@keyledger/graphql';

/** For a ticket that was replaced, used or is too old: how to begin again. */
export function requestOverPage({ locale }: PageVisit): Page {
  const text = (key: string) => Messages.render(locale, `pages.forgotPassword.over.${key}`);
  const body = html`<p>${text('text')}</p>
    <a class="button" href="${FORGOT_PASSWORD_PATH}">${text('again')}</a>`;
  return { locale, path: FORGOT_PASSWORD_PATH, title: text('title'), body };
}
