export const verificationMessagesEn = {
  'problem.ResetTicketNotValid':
    'This request is over: it was used, replaced or took too long. Begin again with “forgot password”.',
  'problem.VerificationCodeWrong':
    'This is not the code that was sent. {triesLeft, plural, =0 {Ask for another one.} one {You can try # more time.} other {You can try # more times.}}',
  'problem.VerificationCodeExpired':
    'This code is no longer good: it was used, replaced, tried too often or is too old. Ask for another one.',
  'problem.IdentityNotProved': 'Prove who you are first, by the codes that are sent to you.',
  'problem.SecondFactorRequired': 'Confirm with your second factor first.',
} as const;
