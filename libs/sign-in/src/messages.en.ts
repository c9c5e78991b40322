export const signInMessagesEn = {
  'problem.SignInRefused':
    'The address or password is not right, or this account cannot sign in at the moment.',
} as const;
