import { html, type Page, type PageVisit } from '@keyledger/access';
import { Messages } from '@keyledger/graphql';
import type { GoodChannelLink } from '../../confirm-channel-by-link/find-channel-link.js';

export const CONFIRM_CHANNEL_PATH = '/confirm-channel';

export function confirmChannelPage(
  { locale, csrfField }: PageVisit,
  { destination, organizationName: organization }: GoodChannelLink,
): Page {
  const text = (key: string, params = {}) =>
    Messages.render(locale, `pages.confirmChannel.${key}`, params);
  const body = html`<p>${text('intro', { destination, organization })}</p>
    <form method="post" action="${CONFIRM_CHANNEL_PATH}">
      ${csrfField}
      <button type="submit">${text('submit')}</button>
    </form>`;
  return { locale, path: CONFIRM_CHANNEL_PATH, title: text('title'), body };
}

export function channelConfirmedPage({ locale }: PageVisit): Page {
  const text = (key: string) => Messages.render(locale, `pages.confirmChannel.${key}`);
  const body = html`<p>${text('done')}</p>`;
  return { locale, path: CONFIRM_CHANNEL_PATH, title: text('doneTitle'), body };
}

/** For a wrong, used, replaced or expired link: what to do, and nothing about which of these it is. */
export function badChannelLinkPage({ locale }: PageVisit): Page {
  const text = (key: string) => Messages.render(locale, `pages.confirmChannel.${key}`);
  const body = html`<p>${text('badText')}</p>
    <p>${text('badWhatToDo')}</p>
    <a class="button" href="/">${text('toAccount')}</a>`;
  return { locale, path: CONFIRM_CHANNEL_PATH, title: text('badTitle'), body };
}
