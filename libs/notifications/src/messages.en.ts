/** Texts of the messages that owners get, and of the development inbox. What is filled in is never logged. */
export const notificationMessagesEn = {
  'mail.greeting': 'Hello {name},',
  'mail.greetingUnnamed': 'Hello,',

  'mail.PASSWORD_RESET_BY_ADMIN.subject': 'Your mailbox password was reset by an administrator',
  'mail.PASSWORD_RESET_BY_ADMIN.reset':
    'An administrator of {organization} reset the password of {address}. The old one no longer works and every session was ended.',
  'mail.PASSWORD_RESET_BY_ADMIN.next':
    'The administrator will hand you a temporary password; you must change it when you first sign in.',
  'mail.PASSWORD_RESET_BY_ADMIN.notYou':
    'If you did not ask for this, contact the administrators of {organization} at once.',

  'mail.SET_PASSWORD_LINK.subject': 'Set the password of your mailbox',
  'mail.SET_PASSWORD_LINK.reset':
    'An administrator of {organization} started a password reset for {address}. Set a new password before {expiresAt}; the link works once.',
  'mail.SET_PASSWORD_LINK.button': 'Set a new password',
  'mail.SET_PASSWORD_LINK.notYou':
    'If you did not ask for this, contact the administrators of {organization} at once.',

  'mail.PASSWORD_CHANGED.subject': 'Your mailbox password was changed',
  'mail.PASSWORD_CHANGED.changed':
    'The password of {address} was changed and every session was ended.',
  'mail.PASSWORD_CHANGED.notYou':
    'If this was not you, contact the administrators of {organization} at once.',

  'mail.PASSWORD_RESET_BY_SELF.subject': 'A new password was set for your mailbox',
  'mail.PASSWORD_RESET_BY_SELF.set':
    'A new password was set for {address} through “forgot password”, on {when}. The old one no longer works and every session was ended.',
  'mail.PASSWORD_RESET_BY_SELF.notYou':
    'If this was not you, contact the administrators of {organization} at once: they can lock the mailbox.',

  'mail.RESET_NOT_POSSIBLE.subject': 'Your mailbox password cannot be set that way',
  'mail.RESET_NOT_POSSIBLE.asked':
    'Somebody asked for a new password for {address}. It cannot be set that way: the mailbox is locked or suspended, or a second proof is needed that cannot be given. Nothing was changed.',
  'mail.RESET_NOT_POSSIBLE.next':
    'If it was you, contact the administrators of {organization}; they can help.',
  'mail.RESET_NOT_POSSIBLE.notYou':
    'If it was not you, tell them as well: somebody may be trying to get into your mailbox.',

  'mail.VERIFICATION_CODE.subject': 'Your verification code',
  'mail.VERIFICATION_CODE.code':
    'Somebody asked for a new password for {address} at {organization}. If it was you, type in this code within {minutes, plural, one {# minute} other {# minutes}}:',
  'mail.VERIFICATION_CODE.link': 'Or open this link, which is good for as long; it works once.',
  'mail.VERIFICATION_CODE.button': 'Continue',
  'mail.VERIFICATION_CODE.notYou':
    'If you did not ask for it, ignore this message; nothing was changed. Never tell anyone the code: nobody at {organization} will ask for it.',

  'mail.CALLER_CODE.subject': 'The code for your call to the help desk',
  'mail.CALLER_CODE.code':
    'The help desk of {organization} wants to be sure that you are calling about {address}. This code is good for {minutes, plural, one {# minute} other {# minutes}}:',
  'mail.CALLER_CODE.rule': 'Read this code to the help desk only if you called them.',
  'mail.CALLER_CODE.notYou':
    'If you did not call, tell nobody this code and contact the administrators of {organization}: somebody may be pretending to be you.',

  'mail.RECOVERY_CHANNEL_CHANGED.subject': 'How your mailbox can be recovered was changed',
  'mail.RECOVERY_CHANNEL_CHANGED.changed':
    'The {kind, select, EMAIL {mail address} other {phone number}} by which access to {address} can be recovered was changed. It is now {destination}.',
  'mail.RECOVERY_CHANNEL_CHANGED.added':
    'A {kind, select, EMAIL {mail address} other {phone number}} by which access to {address} can be recovered was added: {destination}.',
  'mail.RECOVERY_CHANNEL_CHANGED.removed':
    'A {kind, select, EMAIL {mail address} other {phone number}} by which access to {address} could be recovered was removed.',
  'mail.RECOVERY_CHANNEL_CHANGED.notYou':
    'If you did not ask for this, contact the administrators of {organization} at once.',

  'mail.WAS_THIS_YOU.subject': 'Was this you?',
  'mail.WAS_THIS_YOU.what':
    'On {when} something was unusual about a sign-in to {address} ({organization}). Please tell us whether it was you; the page shows where it came from.',
  'mail.WAS_THIS_YOU.button': 'Look at it and answer',
  'mail.WAS_THIS_YOU.never':
    'The page never asks for your password. If the link does not work any more, contact your administrators.',
  'mail.VERIFY_CHANNEL.subject': 'Please confirm that this address reaches you',
  'mail.VERIFY_CHANNEL.confirm':
    '{organization} will write to this address when you need to recover access to {address}. Please confirm before {expiresAt} that it reaches you.',
  'mail.VERIFY_CHANNEL.button': 'Confirm this address',
  'mail.VERIFY_CHANNEL.notYou':
    'If that mailbox is not yours, ignore this message; nothing is confirmed then.',

  'mail.OWNER_RECOVERED.subject': 'An owner was recovered on the server',
  'mail.OWNER_RECOVERED.recovered':
    'Somebody with access to the server gave {address}, an owner of {organization}, a temporary password by “keyledger owner recover”. All owners are told whenever that happens.',
  'mail.OWNER_RECOVERED.notYou':
    'If you do not know why, act at once: sign in, look at the history of that account, and ask whoever runs the server.',

  'inbox.title': 'Development inbox',
  'inbox.about':
    'There is no mail server: messages are written to a folder. Only this computer sees this page, and only in local mode.',
  'inbox.empty': 'No message was sent yet.',
  'inbox.newest': 'The newest messages',
  'inbox.templates': 'What each message looks like',
  'inbox.template': 'Preview: {subject}',
  'inbox.back': 'All messages',
  'inbox.sms': 'Text message',
  'inbox.to': 'To',
  'inbox.date': 'Sent',
  'inbox.asText': 'As plain text',
  'inbox.asHtml': 'The message as its reader sees it',
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
