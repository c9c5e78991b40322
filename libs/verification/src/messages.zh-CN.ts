export const verificationMessagesZhCn = {
  'problem.ResetTicketNotValid':
    '本次申请已结束：可能已使用、已被替换或已超时。请从“忘记密码”重新开始。',
  'problem.VerificationCodeWrong':
    '验证码不正确。{triesLeft, plural, =0 {请重新获取验证码。} other {还可以尝试 # 次。}}',
  'problem.VerificationCodeExpired':
    '该验证码已失效：可能已使用、已被替换、尝试次数过多或已过期。请重新获取。',
  'problem.IdentityNotProved': '请先用收到的验证码证明您的身份。',
  'problem.SecondFactorRequired': '请先用第二验证因素确认。',
  'pages.recoveryChannels.title': '恢复渠道',
  'pages.recoveryChannels.intro':
    '邮箱发生变更时，我们通过这些渠道通知您；忘记密码时，您可以用它们证明身份。',
  'pages.recoveryChannels.none': '尚未设置恢复渠道：如果忘记密码，只能由管理员协助。',
  'pages.recoveryChannels.kind.EMAIL': '邮箱地址',
  'pages.recoveryChannels.kind.PHONE': '手机号码',
  'pages.recoveryChannels.state.ASSERTED': '未确认',
  'pages.recoveryChannels.state.VERIFIED': '已确认',
  'pages.recoveryChannels.byLink': '请打开发送到该地址的邮件中的链接进行确认。',
  'pages.recoveryChannels.code': '短信验证码',
  'pages.recoveryChannels.confirm': '确认',
  'pages.recoveryChannels.send': '重新发送',
  'pages.recoveryChannels.replace': '替换',
  'pages.recoveryChannels.remove': '移除',
  'pages.recoveryChannels.add': '添加渠道',
  'pages.recoveryChannels.back': '返回我的账户',
  'pages.recoveryChannels.cancel': '取消',
  'pages.recoveryChannels.add.title': '添加恢复渠道',
  'pages.recoveryChannels.add.intro':
    '我们会向新渠道发送消息，确认您能收到。您的其他渠道会收到通知。',
  'pages.recoveryChannels.add.submit': '添加',
  'pages.recoveryChannels.replace.title': '替换恢复渠道',
  'pages.recoveryChannels.replace.intro':
    '用什么替换 {destination}？我们会向新渠道发送消息，确认您能收到。原渠道和其他渠道会收到通知。',
  'pages.recoveryChannels.replace.submit': '替换',
  'pages.recoveryChannels.remove.title': '移除恢复渠道',
  'pages.recoveryChannels.remove.intro':
    '{destination} 将不再使用。该渠道和您的其他渠道会收到通知。',
  'pages.recoveryChannels.remove.submit': '移除',
  'pages.recoveryChannels.destination': '邮箱地址或手机号码',
  'pages.recoveryChannels.destinationHint': '不能是您在此处的邮箱：需要时您将无法读取其中的邮件。',
  'pages.recoveryChannels.currentPassword': '当前密码',
  'pages.recoveryChannels.notice.sent': '消息已发送：请打开其中的链接，或在此输入验证码。',
  'pages.recoveryChannels.notice.saved': '已保存，未发送消息。',
  'pages.recoveryChannels.notice.confirmed': '已确认：此渠道可以联系到您。',
  'pages.recoveryChannels.notice.removed': '已移除。',
  'pages.InvalidInput.destination':
    '请输入不属于您在此处邮箱的邮箱地址，或手机号码，例如 138 0000 0000。',
  'pages.InvalidInput.channelId': '目前无法向此类渠道发送消息，请联系管理员。',
  'pages.confirmChannel.title': '确认此渠道',
  'pages.confirmChannel.intro':
    '当您需要找回邮箱时，{organization} 会通过 {destination} 联系您。请确认您能收到发送到此处的消息。',
  'pages.confirmChannel.submit': '是的，我能收到',
  'pages.confirmChannel.doneTitle': '已确认',
  'pages.confirmChannel.done': '谢谢，此渠道已确认，您可以关闭此页面。',
  'pages.confirmChannel.badTitle': '此链接无效',
  'pages.confirmChannel.badText': '链接已过期、已使用、已被新的链接取代，或者不完整。',
  'pages.confirmChannel.badWhatToDo': '请打开最近收到的邮件中的链接，或在恢复渠道页面重新发送。',
  'pages.confirmChannel.toAccount': '前往我的账户',
} as const;
