import type { AccountEvent, MessageKind } from '@keyledger/accounts';

type Telling = Extract<AccountEvent, { type: 'PasswordChanged' | 'PasswordResetRequested' }>;

/** Which message an event makes; null where nobody needs to be told. */
export function messageFor(event: Telling): MessageKind | null {
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
    default:
      return 'PASSWORD_CHANGED';
  }
}
