import {
  alert,
  commandIdField,
  field,
  html,
  NOTHING_WRONG,
  PASSWORD_MAX,
  type Explained,
  type Page,
  type PageVisit,
} from '@keyledger/access';
import type { RecoveryChannel } from '@keyledger/employees';
import { unlessErased } from '@keyledger/event-store';
import { Messages } from '@keyledger/graphql';
import type { OwnMailbox } from '../../own-channels/own-mailbox.js';
import { EDIT_PATHS, RECOVERY_CHANNELS_PATH, type Edit } from './paths.js';
import { shownDestination } from './recovery-channels.view.js';

export const DESTINATION_MAX = 254;

export interface Editing {
  readonly edit: Edit;
  /** The one that is replaced or removed; null where one is added. */
  readonly channel: RecoveryChannel | null;
  /** What was typed before. */
  readonly destination?: string;
}

/** A form that changes one channel, and asks for the password again. */
export function editChannelPage(
  { locale, csrfField }: PageVisit,
  { account }: OwnMailbox,
  { edit, channel, destination = '' }: Editing,
  explained: Explained = NOTHING_WRONG,
): Page {
  const text = (key: string, params = {}) =>
    Messages.render(locale, `pages.recoveryChannels.${key}`, params);
  const path = channel ? `${EDIT_PATHS[edit]}?channel=${channel.id}` : EDIT_PATHS[edit];
  const typesDestination = edit !== 'remove';
  const body = html`${alert(explained.alert)}
    <p>${text(`${edit}.intro`, { destination: channel ? shownDestination(channel) : '' })}</p>
    <form method="post" action="${path}">
      ${csrfField} ${commandIdField()}
      <input
        type="text"
        name="username"
        value="${unlessErased(account.address, '')}"
        autocomplete="username"
        hidden
      />
      ${
        typesDestination &&
        field(
          {
            name: 'destination',
            label: text('destination'),
            hint: text('destinationHint'),
            value: destination,
            autocomplete: 'off',
            maxLength: DESTINATION_MAX,
            focus: true,
          },
          explained.errors,
        )
      }
      ${field(
        {
          name: 'currentPassword',
          label: text('currentPassword'),
          type: 'password',
          autocomplete: 'current-password',
          maxLength: PASSWORD_MAX,
          focus: !typesDestination,
        },
        explained.errors,
      )}
      <button type="submit">${text(`${edit}.submit`)}</button>
    </form>
    <p class="after"><a href="${RECOVERY_CHANNELS_PATH}">${text('cancel')}</a></p>`;
  return { locale, path, title: text(`${edit}.title`), body };
}
