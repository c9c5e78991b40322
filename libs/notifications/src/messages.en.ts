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
  'mail.OWNER_RECOVERED.subject': 'An owner was recovered on the server',
  'mail.OWNER_RECOVERED.text':
    'Hello {name},\n\nsomebody with access to the server gave {address}, an owner of {organization}, a temporary password by "keyledger owner recover". All owners are told whenever that happens.\n\nIf you do not know why, act at once: sign in, look at the history of that account, and ask whoever runs the server.',
  // The texts of SMS vendors' templates, word for word as docs/operations.md has them approved.
  'sms.VERIFICATION_CODE':
    'Your verification code is {code}. It is valid for {minutes} minutes. Tell it to nobody.',
  'sms.CALLER_CODE':
    'The help desk is checking that it is you. The code is {code}, valid for {minutes} minutes. Read it out only to the help desk that you are talking to.',
  'sms.PASSWORD_CHANGED':
    'The password of your mailbox was changed. If this was not you, contact your administrators at once.',
  'sms.RECOVERY_CHANNEL_CHANGED':
    'A recovery address or number of your account was changed. If this was not you, contact your administrators at once.',
} as const;
