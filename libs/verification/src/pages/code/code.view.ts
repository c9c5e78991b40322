import {
  alert,
  field,
  FORGOT_PASSWORD_PATH,
  html,
  NOTHING_WRONG,
  type Explained,
  type Page,
} from '@keyledger/access';
import { Messages } from '@keyledger/graphql';
import { CODE_LIFETIME_MS, RESEND_AFTER_SECONDS } from '../../tickets/reset-ticket.js';
import { CHANNEL_PATH } from '../channel/channel.view.js';
import type { ResetProgress } from '../../reset-progress/reset-progress.query.js';
import type { ResetVisit } from '../reset-visits.js';

export const CODE_PATH = `${FORGOT_PASSWORD_PATH}/code`;
export const SEND_AGAIN_PATH = `${CODE_PATH}/again`;

/** Longer than a code, so that spaces may stand in it. */
export const CODE_MAX = 32;

/** @param code that was asked for; whether there is one, the page does not know before a first proof. */
export function codePage(
  { locale, csrfField, progress: { proved } }: ResetVisit,
  { kind, triesLeft }: NonNullable<ResetProgress['code']>,
  explained: Explained = NOTHING_WRONG,
): Page {
  const text = (key: string, params = {}) =>
    Messages.render(locale, `pages.forgotPassword.code.${key}`, params);
  const destination = proved?.further.find((channel) => channel.kind === kind)?.masked;
  const minutes = CODE_LIFETIME_MS[kind] / 60_000;
  const sent = destination
    ? text('further', { destination, minutes })
    : text(`sent.${kind}`, { minutes });
  const hint = explained === NOTHING_WRONG ? text('hint', { triesLeft }) : text('digits');
  const body = html`${alert(explained.alert)}
    <p>${sent}</p>
    <form method="post" action="${CODE_PATH}">
      ${csrfField}
      ${field(
        {
          name: 'code',
          label: text('code'),
          autocomplete: 'one-time-code',
          inputMode: 'numeric',
          maxLength: CODE_MAX,
          hint,
          focus: true,
        },
        explained.errors,
      )}
      <button type="submit">${text('submit')}</button>
    </form>
    <form method="post" action="${SEND_AGAIN_PATH}">
      ${csrfField}
      <button type="submit" class="plain">${text('again')}</button>
      <p class="hint">${text(`nothingCame.${kind}`, { seconds: RESEND_AFTER_SECONDS })}</p>
    </form>
    <p class="aside"><a href="${CHANNEL_PATH}">${text('otherWay')}</a></p>`;
  return { locale, path: CODE_PATH, title: text('title'), body };
}
