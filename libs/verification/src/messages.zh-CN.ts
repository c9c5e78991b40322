export const verificationMessagesZhCn = {
  'problem.ResetTicketNotValid':
    '本次申请已结束：可能已使用、已被替换或已超时。请从“忘记密码”重新开始。',
  'problem.VerificationCodeWrong':
    '验证码不正确。{triesLeft, plural, =0 {请重新获取验证码。} other {还可以尝试 # 次。}}',
  'problem.VerificationCodeExpired':
    '该验证码已失效：可能已使用、已被替换、尝试次数过多或已过期。请重新获取。',
  'problem.IdentityNotProved': '请先用收到的验证码证明您的身份。',
  'problem.ChannelCannotProve':
    '{reason, select, KIND {本系统无法通过此方式发送验证码。} other {该渠道尚未经过验证，而贵组织只信任已验证的渠道。}}请选择其他渠道，或请另一位同事批准重置。',
  'problem.SecondPersonNeeded': '这项批准是您申请的，须由另一位同事决定。',
  'problem.ResetApprovalOver':
    '这项申请已不能再决定：可能已有人决定、密码已在此期间更改，或已超过一天。',
  'problem.SecondFactorRequired': '请先用第二验证因素确认。',
} as const;
