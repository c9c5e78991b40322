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
} as const;
