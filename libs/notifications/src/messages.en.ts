/** Texts of the messages that owners get. `{link}` and `{address}` are filled in at sending, never logged. */
export const notificationMessagesEn = {
  'mail.PASSWORD_RESET_BY_ADMIN.subject': 'Your mailbox password was reset by an administrator',
  'mail.PASSWORD_RESET_BY_ADMIN.text':
    'Hello {name},\n\nan administrator of {organization} reset the password of {address}. The old one no longer works and every session was ended.\nThe administrator will hand you a temporary password; you must change it when you first sign in.\n\nIf you did not ask for this, contact your administrators at once.',
  'mail.SET_PASSWORD_LINK.subject': 'Set the password of your mailbox',
  'mail.SET_PASSWORD_LINK.text':
    'Hello {name},\n\nan administrator of {organization} started a password reset for {address}. Open this link before {expiresAt} to set a new password; it works once:\n\n{link}\n\nIf you did not ask for this, contact your administrators at once.',
  'mail.PASSWORD_CHANGED.subject': 'Your mailbox password was changed',
  'mail.PASSWORD_CHANGED.text':
    'Hello {name},\n\nthe password of {address} was changed and every session was ended.\n\nIf this was not you, contact the administrators of {organization} at once.',
} as const;
