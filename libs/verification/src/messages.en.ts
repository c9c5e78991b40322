export const verificationMessagesEn = {
  'problem.ResetTicketNotValid':
    'This request is over: it was used, replaced or took too long. Begin again with “forgot password”.',
  'problem.VerificationCodeWrong':
    'This is not the code that was sent. {triesLeft, plural, =0 {Ask for another one.} one {You can try # more time.} other {You can try # more times.}}',
  'problem.VerificationCodeExpired':
    'This code is no longer good: it was used, replaced, tried too often or is too old. Ask for another one.',
  'problem.IdentityNotProved': 'Prove who you are first, by the codes that are sent to you.',
  'problem.ChannelCannotProve':
    '{reason, select, KIND {Keyledger cannot send codes this way here.} other {Nobody has proved this channel yet, and your organization trusts proved channels only.}} Choose another channel, or ask a second person to approve the reset.',
  'problem.SecondPersonNeeded': 'You asked for this approval: another person has to decide on it.',
  'problem.ResetApprovalOver':
    'This request can no longer be decided: somebody decided, the password changed meanwhile, or it is more than a day old.',
  'problem.SecondFactorRequired': 'Confirm with your second factor first.',
  'pages.forgotPassword.title': 'Forgotten password',
  'pages.forgotPassword.intro':
    'Enter the mail address whose password you forgot. You then prove that it is you, and set a new one.',
  'pages.forgotPassword.address': 'Mail address',
  'pages.forgotPassword.submit': 'Continue',
  'pages.forgotPassword.signIn': 'Back to sign-in',
  'pages.forgotPassword.wait.seconds':
    'That was a little too often. Try again in {count, plural, one {# second} other {# seconds}}.',
  'pages.forgotPassword.wait.minutes':
    'That was too often. Try again in {count, plural, one {# minute} other {# minutes}}.',
  'pages.forgotPassword.channel.title': 'How can we reach you?',
  'pages.forgotPassword.channel.intro':
    'We send a code to the other mail address or to the telephone that is on record for you, if there is one.',
  'pages.forgotPassword.channel.furtherTitle': 'One more proof',
  'pages.forgotPassword.channel.further':
    'Thank you. Your organization asks for a second proof, by another way than the first.',
  'pages.forgotPassword.channel.legend': 'Send the code',
  'pages.forgotPassword.channel.EMAIL': 'by mail, to my other address',
  'pages.forgotPassword.channel.PHONE': 'by text message, to my telephone',
  'pages.forgotPassword.channel.EMAIL.to': 'by mail, to {destination}',
  'pages.forgotPassword.channel.PHONE.to': 'by text message, to {destination}',
  'pages.forgotPassword.channel.choose': 'Choose one of these.',
  'pages.forgotPassword.channel.submit': 'Send the code',
  'pages.forgotPassword.channel.again': 'Enter another mail address',
  'pages.forgotPassword.noWay.title': 'An administrator has to help',
  'pages.forgotPassword.noWay.text':
    'There is no way left by which you could prove here that it is you. Contact your administrators: they can reset your password.',
  'pages.forgotPassword.noWay.signIn': 'To sign-in',
  'pages.forgotPassword.code.title': 'Enter the code',
  'pages.forgotPassword.code.sent.EMAIL':
    'If the address is known and another mail address is on record for it, a message is on its way there. Its code is good for {minutes} minutes. You can also open the link in the message.',
  'pages.forgotPassword.code.sent.PHONE':
    'If the address is known and a telephone is on record for it, a text message is on its way there. Its code is good for {minutes} minutes.',
  'pages.forgotPassword.code.further':
    'We are sending a code to {destination}. It is good for {minutes} minutes.',
  'pages.forgotPassword.code.code': 'Code',
  'pages.forgotPassword.code.digits': 'Six digits.',
  'pages.forgotPassword.code.hint':
    '{triesLeft, plural, =0 {This code is no longer good. Have another one sent.} one {Six digits. You can try # more time.} other {Six digits. You can try # times.}}',
  'pages.forgotPassword.code.submit': 'Continue',
  'pages.forgotPassword.code.again': 'Send another code',
  'pages.forgotPassword.code.nothingCame.EMAIL':
    'Nothing there? Look among the unwanted mail as well. Another code can be sent after {seconds} seconds; only the newest one counts.',
  'pages.forgotPassword.code.nothingCame.PHONE':
    'Nothing there? Another code can be sent after {seconds} seconds; only the newest one counts.',
  'pages.forgotPassword.code.otherWay': 'Choose another way',
  'pages.forgotPassword.link.title': 'Go on to your new password',
  'pages.forgotPassword.link.text':
    'You opened the link from our message. Continue to prove that it reached you.',
  'pages.forgotPassword.link.submit': 'Continue',
  'pages.forgotPassword.link.notYou':
    'You did not ask for this? Then close this page. Nothing changes.',
  'pages.forgotPassword.badLink.title': 'This link does not work',
  'pages.forgotPassword.badLink.text':
    'It has expired, it or its code was used before, or it is not complete.',
  'pages.forgotPassword.badLink.again': 'Ask for a new one',
  'pages.forgotPassword.over.title': 'This request is over',
  'pages.forgotPassword.over.text':
    'It took too long, or was finished or replaced. If you still need a new password, begin again.',
  'pages.forgotPassword.over.again': 'Begin again',
  'pages.forgotPassword.newPassword.title': 'Set a new password',
  'pages.forgotPassword.newPassword.intro':
    'Choose a new password for {address}. You are then signed out everywhere.',
  'pages.forgotPassword.newPassword.submit': 'Set password',
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
