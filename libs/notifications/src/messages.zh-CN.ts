/** Texts of the messages that owners get, and of the development inbox. What is filled in is never logged. */
export const notificationMessagesZhCn = {
  'mail.greeting': '{name}，您好：',
  'mail.greetingUnnamed': '您好：',

  'mail.PASSWORD_RESET_BY_ADMIN.subject': '您的邮箱密码已被管理员重置',
  'mail.PASSWORD_RESET_BY_ADMIN.reset':
    '{organization} 的管理员重置了邮箱 {address} 的密码，旧密码已失效，所有登录已退出。',
  'mail.PASSWORD_RESET_BY_ADMIN.next': '管理员会把临时密码交给您；首次登录后必须修改。',
  'mail.PASSWORD_RESET_BY_ADMIN.notYou': '如果这不是您要求的，请立即联系 {organization} 的管理员。',

  'mail.SET_PASSWORD_LINK.subject': '请设置您的邮箱密码',
  'mail.SET_PASSWORD_LINK.reset':
    '{organization} 的管理员为邮箱 {address} 发起了密码重置。请在 {expiresAt} 之前设置新密码，链接只能使用一次。',
  'mail.SET_PASSWORD_LINK.button': '设置新密码',
  'mail.SET_PASSWORD_LINK.notYou': '如果这不是您要求的，请立即联系 {organization} 的管理员。',

  'mail.PASSWORD_CHANGED.subject': '您的邮箱密码已修改',
  'mail.PASSWORD_CHANGED.changed': '邮箱 {address} 的密码已修改，所有登录已退出。',
  'mail.PASSWORD_CHANGED.notYou': '如果这不是您本人操作，请立即联系 {organization} 的管理员。',

  'mail.PASSWORD_RESET_BY_SELF.subject': '您的邮箱已设置新密码',
  'mail.PASSWORD_RESET_BY_SELF.set':
    '邮箱 {address} 已于 {when} 通过“忘记密码”设置了新密码，旧密码已失效，所有登录已退出。',
  'mail.PASSWORD_RESET_BY_SELF.notYou':
    '如果这不是您本人操作，请立即联系 {organization} 的管理员：他们可以锁定邮箱。',

  'mail.RESET_NOT_POSSIBLE.subject': '您的邮箱密码无法以此方式重置',
  'mail.RESET_NOT_POSSIBLE.asked':
    '有人为邮箱 {address} 申请新密码，但无法以此方式设置：邮箱已被锁定或停用，或需要目前无法提供的第二重验证。没有任何更改。',
  'mail.RESET_NOT_POSSIBLE.next':
    '如果是您本人操作，请联系 {organization} 的管理员，他们会帮助您。',
  'mail.RESET_NOT_POSSIBLE.notYou': '如果不是您本人操作，也请告知他们：可能有人试图进入您的邮箱。',

  'mail.VERIFICATION_CODE.subject': '您的验证码',
  'mail.VERIFICATION_CODE.code':
    '有人为 {organization} 的邮箱 {address} 申请新密码。如果是您本人操作，请在 {minutes} 分钟内输入验证码：',
  'mail.VERIFICATION_CODE.link': '或者打开下面的链接，有效期相同，只能使用一次。',
  'mail.VERIFICATION_CODE.button': '继续',
  'mail.VERIFICATION_CODE.notYou':
    '如果您没有申请，请忽略此邮件，没有任何更改。请勿把验证码告诉任何人：{organization} 的任何人都不会向您索要。',

  'mail.CALLER_CODE.subject': '致电服务台的验证码',
  'mail.CALLER_CODE.code':
    '{organization} 的服务台需要确认是您本人就邮箱 {address} 来电。验证码在 {minutes} 分钟内有效：',
  'mail.CALLER_CODE.rule': '只有在您主动致电服务台时，才可以把验证码读给对方。',
  'mail.CALLER_CODE.notYou':
    '如果您没有致电，请勿把验证码告诉任何人，并联系 {organization} 的管理员：可能有人冒充您。',

  'mail.RECOVERY_CHANNEL_CHANGED.subject': '您的邮箱恢复方式已变更',
  'mail.RECOVERY_CHANNEL_CHANGED.changed':
    '用于找回邮箱 {address} 的{kind, select, EMAIL {邮箱地址} other {手机号码}}已变更，现为 {destination}。',
  'mail.RECOVERY_CHANNEL_CHANGED.added':
    '已为邮箱 {address} 新增一个用于找回的{kind, select, EMAIL {邮箱地址} other {手机号码}}：{destination}。',
  'mail.RECOVERY_CHANNEL_CHANGED.removed':
    '用于找回邮箱 {address} 的一个{kind, select, EMAIL {邮箱地址} other {手机号码}}已被移除。',
  'mail.RECOVERY_CHANNEL_CHANGED.notYou':
    '如果这不是您要求的，请立即联系 {organization} 的管理员。',

  'mail.WAS_THIS_YOU.subject': '这是您本人的登录吗？',
  'mail.WAS_THIS_YOU.what':
    '{when}，{address}（{organization}）有一次登录不同寻常。请告诉我们是否为您本人；页面会显示登录来源。',
  'mail.WAS_THIS_YOU.button': '查看并回答',
  'mail.WAS_THIS_YOU.never': '该页面绝不会要求您输入密码。如果链接已失效，请联系管理员。',
  'mail.VERIFY_CHANNEL.subject': '请确认此地址可以联系到您',
  'mail.VERIFY_CHANNEL.confirm':
    '当您需要找回邮箱 {address} 时，{organization} 会向此地址发送邮件。请在 {expiresAt} 之前确认您能收到。',
  'mail.VERIFY_CHANNEL.button': '确认此地址',
  'mail.VERIFY_CHANNEL.notYou': '如果该邮箱不是您的，请忽略此邮件，不会确认任何内容。',

  'mail.OWNER_RECOVERED.subject': '有人在服务器上恢复了一位所有者的账户',
  'mail.OWNER_RECOVERED.recovered':
    '有人在服务器上用“keyledger owner recover”为 {organization} 的所有者 {address} 设置了临时密码。每次发生这种情况，都会通知所有所有者。',
  'mail.OWNER_RECOVERED.notYou':
    '如果您不知道原因，请立即处理：登录后查看该账户的历史，并询问服务器的管理人员。',

  'inbox.title': '开发收件箱',
  'inbox.about': '没有配置邮件服务器：消息写入文件夹。此页面仅在本地模式下供本机查看。',
  'inbox.empty': '尚未发送任何消息。',
  'inbox.newest': '最新消息',
  'inbox.templates': '各种消息的样式',
  'inbox.template': '预览：{subject}',
  'inbox.back': '全部消息',
  'inbox.sms': '短信',
  'inbox.to': '收件人',
  'inbox.date': '发送时间',
  'inbox.asText': '纯文本',
  'inbox.asHtml': '收件人看到的消息',
  // The texts of SMS vendors' templates, word for word as docs/operations.md has them approved.
  'sms.VERIFICATION_CODE': '您的验证码是{code}，{minutes}分钟内有效，请勿告诉任何人。',
  'sms.CALLER_CODE':
    '服务台正在核实您的身份，验证码是{code}，{minutes}分钟内有效，只可读给正在与您通话的服务台。',
  'sms.PASSWORD_CHANGED': '您的邮箱密码已修改。如果不是您本人操作，请立即联系管理员。',
  'sms.RECOVERY_CHANNEL_CHANGED': '您的账户恢复方式已变更。如果不是您本人操作，请立即联系管理员。',
} as const;
