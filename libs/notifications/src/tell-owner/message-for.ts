import type { AccountEvent, MessageKind } from '@keyledger/accounts';

export type TellingEvent = Extract<
  AccountEvent,
  { type: 'PasswordChanged' | 'PasswordResetRequested' }
>;

/** What owners hear of by events of their mailbox's password. */
export type OwnerNews = Extract<
  MessageKind,
  'SET_PASSWORD_LINK' | 'PASSWORD_RESET_BY_ADMIN' | 'PASSWORD_RESET_BY_SELF' | 'PASSWORD_CHANGED'
>;

/** Which message an event makes; null where nobody needs to be told. */
export function messageFor(event: TellingEvent): OwnerNews | null {
  if (event.type === 'PasswordResetRequested') {
    // A link without a channel is handed over in person.
    return event.data.channelId ? 'SET_PASSWORD_LINK' : null;
  }
  switch (event.data.cause) {
    case 'SETUP':
      return null;
    case 'ADMIN_RESET':
    case 'OWNER_CHANGE':
      return 'PASSWORD_RESET_BY_ADMIN';
    case 'SELF_SERVICE_RESET':
      return 'PASSWORD_RESET_BY_SELF';
    default:
      return 'PASSWORD_CHANGED';
  }
}
