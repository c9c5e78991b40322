import type { verificationMessagesEn } from './messages.en.js';

export const verificationMessagesZhCn: Readonly<
  Record<keyof typeof verificationMessagesEn, string>
> = {
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
  'pages.forgotPassword.title': '忘记密码',
  'pages.forgotPassword.intro':
    '请输入您忘记密码的邮箱地址。接下来请证明您的身份，然后设置新密码。',
  'pages.forgotPassword.address': '邮箱地址',
  'pages.forgotPassword.submit': '继续',
  'pages.forgotPassword.signIn': '返回登录',
  'pages.forgotPassword.wait.seconds': '操作有些频繁，请在 {count, plural, other {# 秒}}后重试。',
  'pages.forgotPassword.wait.minutes': '操作过于频繁，请在 {count, plural, other {# 分钟}}后重试。',
  'pages.forgotPassword.channel.title': '我们如何联系您？',
  'pages.forgotPassword.channel.intro':
    '我们会把验证码发送到您登记的另一个邮箱或手机（如果已登记）。',
  'pages.forgotPassword.channel.furtherTitle': '还需要一次验证',
  'pages.forgotPassword.channel.further': '谢谢。您的组织要求用另一种方式再验证一次。',
  'pages.forgotPassword.channel.legend': '验证码发送方式',
  'pages.forgotPassword.channel.EMAIL': '邮件，发到我的另一个邮箱',
  'pages.forgotPassword.channel.PHONE': '短信，发到我的手机',
  'pages.forgotPassword.channel.EMAIL.to': '邮件，发到 {destination}',
  'pages.forgotPassword.channel.PHONE.to': '短信，发到 {destination}',
  'pages.forgotPassword.channel.choose': '请选择其中一种方式。',
  'pages.forgotPassword.channel.submit': '发送验证码',
  'pages.forgotPassword.channel.again': '输入其他邮箱地址',
  'pages.forgotPassword.noWay.title': '需要管理员协助',
  'pages.forgotPassword.noWay.text':
    '这里已没有其他方式可以证明您的身份。请联系管理员，由他们为您重置密码。',
  'pages.forgotPassword.noWay.signIn': '前往登录',
  'pages.forgotPassword.code.title': '输入验证码',
  'pages.forgotPassword.code.sent.EMAIL':
    '如果该地址存在，并登记了另一个邮箱，邮件已在发送途中。验证码 {minutes} 分钟内有效，您也可以直接打开邮件中的链接。',
  'pages.forgotPassword.code.sent.PHONE':
    '如果该地址存在，并登记了手机号码，短信已在发送途中。验证码 {minutes} 分钟内有效。',
  'pages.forgotPassword.code.further':
    '我们正在向 {destination} 发送验证码，{minutes} 分钟内有效。',
  'pages.forgotPassword.code.code': '验证码',
  'pages.forgotPassword.code.digits': '六位数字。',
  'pages.forgotPassword.code.hint':
    '{triesLeft, plural, =0 {该验证码已失效，请重新获取。} other {六位数字，可以尝试 # 次。}}',
  'pages.forgotPassword.code.submit': '继续',
  'pages.forgotPassword.code.again': '重新发送验证码',
  'pages.forgotPassword.code.nothingCame.EMAIL':
    '没有收到？请同时查看垃圾邮件。{seconds} 秒后可以重新发送，仅最新的验证码有效。',
  'pages.forgotPassword.code.nothingCame.PHONE':
    '没有收到？{seconds} 秒后可以重新发送，仅最新的验证码有效。',
  'pages.forgotPassword.code.otherWay': '选择其他方式',
  'pages.forgotPassword.link.title': '继续设置新密码',
  'pages.forgotPassword.link.text': '您打开了我们邮件中的链接。请继续，以确认邮件已送达您本人。',
  'pages.forgotPassword.link.submit': '继续',
  'pages.forgotPassword.link.notYou': '不是您本人的请求？请关闭此页面，不会有任何更改。',
  'pages.forgotPassword.badLink.title': '此链接无效',
  'pages.forgotPassword.badLink.text': '链接已过期，链接或其验证码已使用，或者链接不完整。',
  'pages.forgotPassword.badLink.again': '重新获取',
  'pages.forgotPassword.over.title': '本次申请已结束',
  'pages.forgotPassword.over.text': '申请已超时、已完成或已被替换。如果仍需要新密码，请重新开始。',
  'pages.forgotPassword.over.again': '重新开始',
  'pages.forgotPassword.newPassword.title': '设置新密码',
  'pages.forgotPassword.newPassword.intro':
    '请为 {address} 设置新密码。设置后，您在所有设备上都会退出登录。',
  'pages.forgotPassword.newPassword.submit': '设置密码',
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
  'pages.recoveryChannels.send': '发送确认消息',
  'pages.recoveryChannels.sendAgain': '重新发送',
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
