import { html, type Page, type PageVisit } from '@keyledger/access';
import { Messages } from '@keyledger/graphql';
import type { OpenQuestion } from '../find-question.js';

export const WAS_THIS_YOU_PATH = '/was-this-you';

const texts =
  ({ locale }: Pick<PageVisit, 'locale'>) =>
  (key: string, params: Record<string, string> = {}) =>
    Messages.render(locale, `pages.wasThisYou.${key}`, params);

export function wasThisYouPage(visit: PageVisit, question: OpenQuestion): Page {
  const { locale, csrfField } = visit;
  const text = texts(visit);
  const { address, organizationName: organization, country, software } = question;
  const when = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: question.timeZone,
  }).format(new Date(question.at));
  const place = country && new Intl.DisplayNames([locale], { type: 'region' }).of(country);
  const body = html`<p>${text('intro', { address, organization })}</p>
    <ul>
      <li>${text('when', { when })}</li>
      ${place ? html`<li>${text('where', { place })}</li>` : ''}
      ${software ? html`<li>${text('software', { software })}</li>` : ''}
    </ul>
    <p>${text('whatFollows')}</p>
    <form method="post" action="${WAS_THIS_YOU_PATH}">
      ${csrfField}
      <button type="submit" name="answer" value="yes">${text('yes')}</button>
      <button type="submit" name="answer" value="no">${text('no')}</button>
    </form>`;
  return { locale, path: WAS_THIS_YOU_PATH, title: text('title'), body };
}

export function answeredPage(visit: PageVisit, wasMe: boolean): Page {
  const text = texts(visit);
  const body = html`<p>${text(wasMe ? 'doneYes' : 'doneNo')}</p>`;
  return { locale: visit.locale, path: WAS_THIS_YOU_PATH, title: text('doneTitle'), body };
}

/** For a wrong, used or expired link: what to do, and nothing about which of these it is. */
export function badQuestionLinkPage(visit: PageVisit): Page {
  const text = texts(visit);
  const body = html`<p>${text('badText')}</p>
    <p>${text('badWhatToDo')}</p>`;
  return { locale: visit.locale, path: WAS_THIS_YOU_PATH, title: text('badTitle'), body };
}
