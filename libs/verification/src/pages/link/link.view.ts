import { FORGOT_PASSWORD_PATH, html, type Page, type PageVisit } from '@keyledger/access';
import { Messages } from '@keyledger/graphql';

export const LINK_PATH = `${FORGOT_PASSWORD_PATH}/link`;

/** One button: only pressing it proves anything, so that programs that look at links use nothing up. */
export function linkPage({ locale, csrfField }: PageVisit): Page {
  const text = (key: string) => Messages.render(locale, `pages.forgotPassword.link.${key}`);
  const body = html`<p>${text('text')}</p>
    <form method="post" action="${LINK_PATH}">
      ${csrfField}
      <button type="submit" autofocus>${text('submit')}</button>
    </form>
    <p class="hint aside">${text('notYou')}</p>`;
  return { locale, path: LINK_PATH, title: text('title'), body };
}

/** For a wrong, used or expired link: how to get another, and nothing about which of these it is. */
export function badProofLinkPage({ locale }: PageVisit): Page {
  const text = (key: string) => Messages.render(locale, `pages.forgotPassword.badLink.${key}`);
  const body = html`<p>${text('text')}</p>
    <a class="button" href="${FORGOT_PASSWORD_PATH}">${text('again')}</a>`;
  return { locale, path: LINK_PATH, title: text('title'), body };
}
