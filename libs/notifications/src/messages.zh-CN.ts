/** Texts of the messages that owners get. `{link}` and `{address}` are filled in at sending, never logged. */
export const notificationMessagesZhCn = {
  'mail.PASSWORD_RESET_BY_ADMIN.subject': '您的邮箱密码已被管理员重置',
  'mail.PASSWORD_RESET_BY_ADMIN.text':
    '{name}，您好：\n\n{organization} 的管理员重置了邮箱 {address} 的密码，旧密码已失效，所有登录已退出。\n管理员会把临时密码交给您；首次登录后必须修改。\n\n如果这不是您要求的，请立即联系管理员。',
  'mail.SET_PASSWORD_LINK.subject': '请设置您的邮箱密码',
  'mail.SET_PASSWORD_LINK.text':
    '{name}，您好：\n\n{organization} 的管理员为邮箱 {address} 发起了密码重置。请在 {expiresAt} 之前打开下面的链接设置新密码，链接只能使用一次：\n\n{link}\n\n如果这不是您要求的，请立即联系管理员。',
  'mail.PASSWORD_CHANGED.subject': '您的邮箱密码已修改',
  'mail.PASSWORD_CHANGED.text':
    '{name}，您好：\n\n邮箱 {address} 的密码已修改，所有登录已退出。\n\n如果这不是您本人操作，请立即联系 {organization} 的管理员。',
  'mail.OWNER_RECOVERED.subject': '有人在服务器上恢复了一位所有者的账户',
  'mail.OWNER_RECOVERED.text':
    '{name}，您好：\n\n有人在服务器上用 "keyledger owner recover" 为 {organization} 的所有者 {address} 设置了临时密码。每次发生这种情况，都会通知所有所有者。\n\n如果您不知道原因，请立即处理：登录后查看该账户的历史，并询问服务器的管理人员。',
  // The texts of SMS vendors' templates, word for word as docs/operations.md has them approved.
  'sms.VERIFICATION_CODE': '您的验证码是{code}，{minutes}分钟内有效，请勿告诉任何人。',
  'sms.CALLER_CODE':
    '服务台正在核实您的身份，验证码是{code}，{minutes}分钟内有效，只可读给正在与您通话的服务台。',
  'sms.PASSWORD_CHANGED': '您的邮箱密码已修改。如果不是您本人操作，请立即联系管理员。',
  'sms.RECOVERY_CHANNEL_CHANGED': '您的账户恢复方式已变更。如果不是您本人操作，请立即联系管理员。',
} as const;
