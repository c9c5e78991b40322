import {
  alert,
  commandIdField,
  html,
  type Html,
  type Page,
  type PageVisit,
} from '@keyledger/access';
import { maskDestination, type RecoveryChannel } from '@keyledger/employees';
import { isErased } from '@keyledger/event-store';
import { Messages } from '@keyledger/graphql';
import type { OwnVisit } from './own-visits.js';
import { EDIT_PATHS, RECOVERY_CHANNELS_PATH, SEND_PATH, CONFIRM_PATH } from './paths.js';

/** What was just done, as the address says it. */
export const NOTICES = ['sent', 'saved', 'confirmed', 'removed'] as const;
export type Notice = (typeof NOTICES)[number];

export const CODE_MAX = 32;

export interface ListNews {
  readonly notice?: Notice | null;
  /** Why something did not work. */
  readonly sentence?: string | null;
}

/** The own recovery channels, each with what can be done about it. */
export function recoveryChannelsPage(
  { visit, own, waiting }: Pick<OwnVisit, 'visit' | 'own' | 'waiting'>,
  { notice = null, sentence = null }: ListNews = {},
): Page {
  const { locale } = visit;
  const { channels } = own.person;
  const text = (key: string) => Messages.render(locale, `pages.recoveryChannels.${key}`);
  const body = html`${alert(sentence)}
    ${notice && html`<p class="notice" role="status">${text(`notice.${notice}`)}</p>`}
    <p>${text('intro')}</p>
    ${
      channels.length === 0
        ? html`<p>${text('none')}</p>`
        : html`<ul class="channels">
            ${channels.map((channel, n) => itemOf(visit, channel, n, waiting.has(channel.id)))}
          </ul>`
    }
    <a class="button" href="${EDIT_PATHS.add}">${text('add')}</a>
    <p class="after"><a href="/">${text('back')}</a></p>`;
  return { locale, path: RECOVERY_CHANNELS_PATH, title: text('title'), body };
}

function itemOf(visit: PageVisit, channel: RecoveryChannel, n: number, isWaiting: boolean): Html {
  const { id, kind, state } = channel;
  const text = (key: string) => Messages.render(visit.locale, `pages.recoveryChannels.${key}`);
  const open = state === 'ASSERTED' && !isErased(channel.destination);
  return html`<li>
    <p class="where">${shownDestination(channel)}</p>
    <p class="quiet">${text(`kind.${kind}`)} · ${text(`state.${state}`)}</p>
    ${isWaiting && kind === 'PHONE' && codeForm(visit, id, n)}
    ${isWaiting && kind === 'EMAIL' && html`<p class="quiet">${text('byLink')}</p>`}
    ${open && sendForm(visit, id, isWaiting)}
    <p class="choices">
      <a href="${EDIT_PATHS.replace}?channel=${id}">${text('replace')}</a>
      <a href="${EDIT_PATHS.remove}?channel=${id}">${text('remove')}</a>
    </p>
  </li>`;
}

function codeForm({ locale, csrfField }: PageVisit, channelId: string, n: number): Html {
  const text = (key: string) => Messages.render(locale, `pages.recoveryChannels.${key}`);
  return html`<form method="post" action="${CONFIRM_PATH}">
    ${csrfField} ${commandIdField()}
    <input type="hidden" name="channel" value="${channelId}" />
    <div class="field">
      <label for="code-${n}">${text('code')}</label>
      <input
        id="code-${n}"
        name="code"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength="${CODE_MAX}"
        required
      />
    </div>
    <button type="submit">${text('confirm')}</button>
  </form>`;
}

function sendForm({ locale, csrfField }: PageVisit, channelId: string, isWaiting: boolean): Html {
  return html`<form method="post" action="${SEND_PATH}">
    ${csrfField} ${commandIdField()}
    <input type="hidden" name="channel" value="${channelId}" />
    <button type="submit" class="plain">
      ${Messages.render(locale, `pages.recoveryChannels.${isWaiting ? 'sendAgain' : 'send'}`)}
    </button>
  </form>`;
}

export function shownDestination({ kind, destination }: RecoveryChannel): string {
  return isErased(destination) ? '—' : maskDestination(kind, destination);
}
