export const verificationMessagesZhCn = {
  'problem.ResetTicketNotValid':
    '本次申请已结束：可能已使用、已被替换或已超时。请从“忘记密码”重新开始。',
  'problem.VerificationCodeWrong':
    '验证码不正确。{triesLeft, plural, =0 {请重新获取验证码。} other {还可以尝试 # 次。}}',
  'problem.VerificationCodeExpired':
    '该验证码已失效：可能已使用、已被替换、尝试次数过多或已过期。请重新获取。',
  'problem.IdentityNotProved': '请先用收到的验证码证明您的身份。',
  'problem.SecondFactorRequired': '请先用第二验证因素确认。',
} as const;
