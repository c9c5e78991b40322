export const verificationMessagesEn = {
  'problem.ResetTicketNotValid':
    'This request is over: it was used, replaced or took too long. Begin again with “forgot password”.',
  'problem.VerificationCodeWrong':
    'This is not the code that was sent. {triesLeft, plural, =0 {Ask for another one.} one {You can try # more time.} other {You can try # more times.}}',
  'problem.VerificationCodeExpired':
    'This code is no longer good: it was used, replaced, tried too often or is too old. Ask for another one.',
  'problem.IdentityNotProved': 'Prove who you are first, by the codes that are sent to you.',
  'problem.SecondFactorRequired': 'Confirm with your second factor first.',
  'pages.recoveryChannels.title': 'Recovery channels',
  'pages.recoveryChannels.intro':
    'Through these you are told when something happens to your mailbox, and can prove who you are when you forgot its password.',
  'pages.recoveryChannels.none':
    'There is none yet: if you forget your password, only an administrator can help you.',
  'pages.recoveryChannels.kind.EMAIL': 'Mail address',
  'pages.recoveryChannels.kind.PHONE': 'Telephone',
  'pages.recoveryChannels.state.ASSERTED': 'not confirmed yet',
  'pages.recoveryChannels.state.VERIFIED': 'confirmed',
  'pages.recoveryChannels.byLink':
    'To confirm it, open the link in the message that was sent there.',
  'pages.recoveryChannels.code': 'Code from the text message',
  'pages.recoveryChannels.confirm': 'Confirm',
  'pages.recoveryChannels.send': 'Confirm by a message',
  'pages.recoveryChannels.sendAgain': 'Send the message again',
  'pages.recoveryChannels.replace': 'Replace',
  'pages.recoveryChannels.remove': 'Remove',
  'pages.recoveryChannels.add': 'Add a channel',
  'pages.recoveryChannels.back': 'Back to your account',
  'pages.recoveryChannels.cancel': 'Cancel',
  'pages.recoveryChannels.add.title': 'Add a recovery channel',
  'pages.recoveryChannels.add.intro':
    'A message will make sure that it reaches you. Your other channels are told.',
  'pages.recoveryChannels.add.submit': 'Add',
  'pages.recoveryChannels.replace.title': 'Replace a recovery channel',
  'pages.recoveryChannels.replace.intro':
    'What takes the place of {destination}? A message will make sure that it reaches you. The old channel and all others are told.',
  'pages.recoveryChannels.replace.submit': 'Replace',
  'pages.recoveryChannels.remove.title': 'Remove a recovery channel',
  'pages.recoveryChannels.remove.intro':
    '{destination} will no longer be used. It is told, and your other channels are.',
  'pages.recoveryChannels.remove.submit': 'Remove',
  'pages.recoveryChannels.destination': 'Mail address or telephone number',
  'pages.recoveryChannels.destinationHint':
    'Not a mailbox of yours here: you could not read it when you need it.',
  'pages.recoveryChannels.currentPassword': 'Current password',
  'pages.recoveryChannels.notice.sent':
    'A message is on its way: open the link in it, or enter its code here.',
  'pages.recoveryChannels.notice.saved': 'Saved. No message was sent.',
  'pages.recoveryChannels.notice.confirmed': 'Confirmed: this channel reaches you.',
  'pages.recoveryChannels.notice.removed': 'Removed.',
  'pages.InvalidInput.destination':
    'Enter a mail address that is not your mailbox here, or a telephone number such as +86 138 0000 0000.',
  'pages.InvalidInput.channelId':
    'Nothing can be sent to this kind of channel at the moment. Ask your administrators.',
  'pages.confirmChannel.title': 'Confirm this channel',
  'pages.confirmChannel.intro':
    '{organization} wants to reach you at {destination} when you need to recover access to your mailbox. Confirm that messages sent there reach you.',
  'pages.confirmChannel.submit': 'Yes, it reaches me',
  'pages.confirmChannel.doneTitle': 'Confirmed',
  'pages.confirmChannel.done': 'Thank you. This channel is confirmed; you can close this page.',
  'pages.confirmChannel.badTitle': 'This link does not work',
  'pages.confirmChannel.badText':
    'It has expired, was used before, was replaced by a newer one, or is not complete.',
  'pages.confirmChannel.badWhatToDo':
    'Open the link in the newest message you were sent, or have another one sent from the page of your recovery channels.',
  'pages.confirmChannel.toAccount': 'To your account',
} as const;
