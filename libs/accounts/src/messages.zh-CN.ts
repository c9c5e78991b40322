/** 账户相关文案，ICU 语法；与 messages.en.ts 键和参数一致。 */
export const zhCN = {
  'problem.AddressTaken': '这个邮箱地址已被使用。',
  'problem.AccountLocked': '账户已锁定。',
  'problem.AccountNotLocked': '账户未锁定。',
  'problem.AccountSuspended': '账户已停用。',
  'problem.AccountNotSuspended': '账户未停用。',
  'problem.OwnerChangeInProgress': '该账户的拥有者变更正在进行。',
  'problem.AccountNotFrozen': '该账户已不在此次拥有者变更之中。',
  'problem.AccountFrozen': '账户正在变更拥有者，暂停使用。',
  'problem.NoRecoveryChannel': '此人没有可接收链接的恢复渠道。',
  'problem.ResetInProgress': '该账户的密码正在由服务商更改，请稍后再试。',
  'problem.CallerNotProved':
    '本组织的服务台在重置前须核实来电者身份：请向其恢复渠道发送验证码并输入其复述的内容，或请另一位同事批准本次重置。',
  'problem.LinkNotValid': '链接无效：可能有误、已使用、已被替换或已过期。请重新申请。',
  'problem.TooManySavedFilters': '已保存的筛选条件达到上限 {most} 个，请先删除或替换其中一个。',
  'problem.PasswordSameAsOld': '新密码不能与原密码相同。',
  'problem.CurrentPasswordWrong': '当前密码不正确。',

  'account.provider.refused':
    '服务商 {provider} 拒绝了更改（代码 {code}），原密码仍然有效。请在服务商的管理后台查明原因，然后重新重置。',
  'account.provider.unsupported':
    '服务商 {provider} 不支持由 Keyledger 更改密码。请在其管理后台更改，并告知邮箱所有者。',

  'history.actor.person':
    '{role, select, OWNER {组织所有者 } ADMIN {管理员 } SECURITY {安全管理员 } HELPDESK {服务台人员 } AUDITOR {审计员 } other {}}{name}',
  'history.actor.erased': '（个人数据已删除）',
  'history.actor.unknown': '（未知人员）',
  'history.actor.other':
    '{kind, select, SERVICE {外部系统} COMMAND_LINE {命令行} SETUP {初始设置} ANONYMOUS {持有链接者} other {系统}}',
  'history.details':
    '{reason, select, none {{hasTicket, select, yes {（工单 {ticket}）} other {}}} other {（原因：{reason, select, FORGOTTEN {遗忘} LEAKED {泄露} OWNER_CHANGED {拥有者变更} ROTATION {定期更换} ADMIN {管理需要} ANOMALY {异常登录} other {其他}}{hasTicket, select, yes {，工单 {ticket}} other {}}）}}',
  'history.duration': '{unit, select, HOURS {{amount} 小时} other {{amount} 分钟}}',

  'history.AccountProvisioned':
    '{actor} {origin, select, SETUP {在初始设置时} IMPORT {通过导入} COMMAND_LINE {通过命令行} other {}}添加了{kind, select, SHARED {共享} other {个人}}邮箱{provider, select, KEYLEDGER {} other {（服务商：{provider}）}}{details}',
  'history.AccountProviderLabelled': '{actor} 将服务商改为“{provider}”{details}',
  'history.PasswordResetRequested.TEMPORARY_PASSWORD':
    '{actor} 重置了密码{details}，临时密码 {duration}内有效{authority, select, KEYLEDGER {} other {，等待服务商 {authority} 执行}}',
  'history.PasswordResetRequested.LINK':
    '{actor} 重置了密码{details}，设置密码的链接将发往恢复渠道，{duration}内有效',
  'history.PasswordResetRequested.SELF_SERVICE':
    '{hasNetwork, select, yes {有人从 {network} } other {有人}}申请重新设置遗忘的密码，{duration}内可验证身份',
  'history.VerificationCodeIssued':
    '{purpose, select, HELPDESK {{actor} 为来电者} other {{hasNetwork, select, yes {应 {network} 的请求，} other {}}}}生成了发往{channelKind, select, PHONE {手机} other {备用邮箱}}的验证码',
  'history.VerificationCodeWithheld':
    '{hasNetwork, select, yes {应 {network} 的请求，} other {}}未向{channelKind, select, PHONE {手机} other {备用邮箱}}发送验证码：{reason, select, SELF_SERVICE_OFF {自助服务已关闭} LOCKED {账户已锁定} SUSPENDED {账户已停用} FROZEN {账户因变更拥有者而冻结} OWNER_LEFT {拥有者已离职} NO_CHANNEL {没有此类渠道} CHANGE_IN_PROGRESS {服务商正在更改密码} ACCOUNT_LIMIT {该账户请求过多} DESTINATION_LIMIT {该渠道请求过多} ORGANIZATION_LIMIT {组织内请求过多} other {其他原因}}',
  'history.IdentityVerificationFailed':
    '{purpose, select, HELPDESK {{actor} 为来电者} other {{hasNetwork, select, yes {从 {network} } other {}}}}输入了错误的验证码',
  'history.IdentityVerified':
    '{purpose, select, HELPDESK {{actor} 通过来电者复述的验证码核实了其身份} other {{hasNetwork, select, yes {从 {network} } other {}}已验证身份：{method, select, EMAIL_LINK {邮件中的链接} EMAIL_CODE {邮件验证码} SMS_CODE {短信验证码} other {其他方式}}}}',
  'history.ResetApprovalRequested':
    '{actor} 无法核实来电者身份，申请由另一人批准重置{details}，{duration}内可决定并使用',
  'history.ResetApproved': '{actor} 批准为无法核实身份的来电者重置密码{details}',
  'history.ResetApprovalRefused': '{actor} 拒绝为无法核实身份的来电者重置密码{details}',
  'history.PasswordChanged.SETUP': '已在初始设置时设置密码{effective}',
  'history.PasswordChanged.ADMIN_RESET':
    '临时密码已{authority, select, KEYLEDGER {} other {在服务商 {authority} 处}}生效，首次登录时须修改',
  'history.PasswordChanged.SET_BY_LINK': '已通过链接设置新密码{effective}',
  'history.PasswordChanged.FORCED_CHANGE': '{actor} 按要求修改了自己的密码{effective}',
  'history.PasswordChanged.VOLUNTARY_CHANGE': '{actor} 修改了自己的密码{effective}',
  'history.PasswordChanged.SELF_SERVICE_RESET': '{actor} 通过自助服务重置了密码{effective}',
  'history.PasswordChanged.OWNER_CHANGE': '邮箱移交，密码已更换{details}{effective}',
  'history.PasswordChanged.RECOVERY': '{actor} 通过恢复流程设置了新密码{details}{effective}',
  'history.effective': '{authority, select, KEYLEDGER {} other {（在服务商 {authority} 处生效）}}',
  'history.ProviderChangeRequested': '已请求服务商 {authority} 更改密码',
  'history.ProviderChangeApplied': '服务商 {authority} 已完成密码更改',
  'history.ProviderChangeRefused': '服务商 {authority} 拒绝更改密码（代码 {code}），原密码仍然有效',
  'history.ProviderChangeUnsupported': '服务商 {authority} 不支持更改密码，请在其管理后台操作',
  'history.AccountLocked':
    '{actor} 锁定了账户{details}，{limited, select, yes {至 {until}} other {直至解锁}}',
  'history.AccountUnlocked': '{actor} 解锁了账户{details}',
  'history.AccountSessionsEnded': '{actor}结束了账户的所有会话{details}',
  'history.AccountSuspended': '{actor} 停用了账户{details}',
  'history.AccountReactivated': '{actor} 恢复了账户{details}',
  'history.OwnerChangeStarted':
    '{actor} 发起了拥有者变更{why, select, LEFT {（拥有者离职）} MOVED {（拥有者职位变更）} other {}}{details}',
  'history.OwnerChangeSuccessorNamed': '{actor} 指定了邮箱的新拥有者{details}',
  'history.OwnerChangeApproved': '{actor} 批准了拥有者变更{details}',
  'history.OwnerChangeRefused': '{actor} 拒绝了拥有者变更{details}',
  'history.OwnerChangeAborted': '{actor} 取消了拥有者变更{details}',
  'history.AccountFrozen': '账户因变更拥有者而冻结{details}',
  'history.AccountThawed': '拥有者变更已取消，账户仍归 {owner}{details}',
  'history.OwnerChanged':
    '邮箱拥有者由 {previous} 变更为 {owner}{details}，原拥有者的登录方式均已失效',
  'history.message':
    '{message, select, PASSWORD_RESET_BY_ADMIN {密码已由管理员重置} SET_PASSWORD_LINK {设置密码的链接} PASSWORD_RESET_BY_SELF {忘记的密码已重新设置} RESET_NOT_POSSIBLE {有人申请新密码，但无法以此方式重置} VERIFICATION_CODE {验证码} CALLER_CODE {致电服务台的验证码} RECOVERY_CHANNEL_CHANGED {恢复渠道已变更} VERIFY_CHANNEL {请求确认恢复渠道} WAS_THIS_YOU {询问登录是否为本人} other {密码已更改}}',
  'history.NotificationSent':
    '已{place, select, MAILBOX {向邮箱本身} NOTICE {向企业协作平台} other {向恢复渠道}}发送通知：{what}',
  'history.NotificationFailed':
    '未能{place, select, MAILBOX {向邮箱本身} NOTICE {向企业协作平台} NOWHERE {向任何人} other {向恢复渠道}}发送通知：{what}（代码 {code}）',
  'history.SignInSucceeded':
    '{hasNetwork, select, yes {从 {network} } other {}}登录成功（{client, select, WEB {网页} API {接口} MAIL_CLIENT {邮件客户端} other {其他方式}}）',
  'history.SignInFailed':
    '{hasNetwork, select, yes {从 {network} } other {}}登录失败（{client, select, WEB {网页} API {接口} MAIL_CLIENT {邮件客户端} other {其他方式}}）：{reason, select, WRONG_PASSWORD {密码错误} LOCKED {账户已锁定} SUSPENDED {账户已停用} FROZEN {账户因变更拥有者而冻结} OWNER_LEFT {拥有者已离职} CREDENTIAL_UNKNOWN {尚未设置密码} CREDENTIAL_EXPIRED {临时密码已过期} CREDENTIAL_LOST {已存的密码缺失，需要重置} THROTTLED {尝试过于频繁} other {其他原因}}',
  'history.SignedOut': '已退出登录',
  'history.RoleGranted':
    '{actor} 授予邮箱所有者“{role, select, OWNER {组织所有者} ADMIN {管理员} SECURITY {安全管理员} HELPDESK {服务台} AUDITOR {审计员} other {员工}}”角色{limited, select, yes {（限部门）} other {}}{details}',
  'history.RoleRevoked':
    '{actor} 收回了邮箱所有者的“{role, select, OWNER {组织所有者} ADMIN {管理员} SECURITY {安全管理员} HELPDESK {服务台} AUDITOR {审计员} other {员工}}”角色{details}',
};
