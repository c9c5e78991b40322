export const signInMessagesZhCn = {
  'problem.SignInRefused': '邮箱地址或密码不正确，或者该账户目前无法登录。',
} as const;
