import {
  alert,
  FORGOT_PASSWORD_PATH,
  html,
  SIGN_IN_PATH,
  type Explained,
  type Html,
  type Page,
  type PageVisit,
} from '@keyledger/access';
import { Messages } from '@keyledger/graphql';
import type { ResetVisit } from '../reset-visits.js';
import type { OfferedWay } from './ways-to-choose.js';

export const CHANNEL_PATH = `${FORGOT_PASSWORD_PATH}/channel`;

/** Which way to prove oneself, or to prove oneself once more. */
export function channelPage(
  { locale, csrfField, progress }: ResetVisit,
  ways: readonly OfferedWay[],
  { alert: problem, errors }: Explained,
): Page {
  const further = progress.proved !== null;
  const text = (key: string, params = {}) =>
    Messages.render(locale, `pages.forgotPassword.channel.${key}`, params);
  const [wrong] = errors['kind'] ?? [];
  const choices = ways.map(({ kind, destination }, index) => {
    const label = destination === null ? text(kind) : text(`${kind}.to`, { destination });
    return choice(kind, label, index === 0);
  });
  const body = html`${alert(problem)}
    <p>${text(further ? 'further' : 'intro')}</p>
    <form method="post" action="${CHANNEL_PATH}">
      ${csrfField}
      <fieldset ${wrong ? html`aria-describedby="kind-error"` : null}>
        <legend>${text('legend')}</legend>
        ${choices} ${wrong ? html`<p class="error" id="kind-error">${wrong}</p>` : null}
      </fieldset>
      <button type="submit">${text('submit')}</button>
    </form>
    <p class="aside"><a href="${FORGOT_PASSWORD_PATH}">${text('again')}</a></p>`;
  return { locale, path: CHANNEL_PATH, title: text(further ? 'furtherTitle' : 'title'), body };
}

function choice(kind: string, label: string, isFirst: boolean): Html {
  return html`<label class="choice"
    ><input
      type="radio"
      name="kind"
      value="${kind}"
      required
      ${isFirst && html`checked autofocus`}
    /><span>${label}</span></label
  >`;
}

/** Where no way is left: who can still help. */
export function noWayPage({ locale }: PageVisit): Page {
  const text = (key: string) => Messages.render(locale, `pages.forgotPassword.noWay.${key}`);
  const body = html`<p>${text('text')}</p>
    <a class="button" href="${SIGN_IN_PATH}">${text('signIn')}</a>`;
  return { locale, path: CHANNEL_PATH, title: text('title'), body };
}
