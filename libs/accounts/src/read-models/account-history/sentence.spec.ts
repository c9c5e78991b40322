import { describe, expect, it } from '@jest/globals';
import { LOCALES, type Actor } from '@keyledger/kernel';
import { ERASED, type RecordedEvent } from '@keyledger/event-store';
import { Messages, PersonalText } from '@keyledger/graphql';
import { at, EventLog, id, type Circumstances } from '../testing/an-event-log.js';
import { historyEntry } from './history-entry.js';
import { HISTORY_EVENTS, type HistoryEvent } from './history-events.js';

const by = (kind: Actor['kind'], role: Actor['role'] = null): Circumstances => ({
  minute: 0,
  metadata: { actor: { kind, id: id('actor'), role } },
});
const THEMSELVES = by('PERSON', 'EMPLOYEE');
const ADMIN = by('PERSON', 'ADMIN');
const SYSTEM = by('SYSTEM');
const forgotten: Circumstances = {
  minute: 0,
  metadata: { reasonCode: 'FORGOTTEN', ticket: 'HD-1' },
};

const note = { ownerId: id('王小明'), note: '换岗' };
const ofChange = { changeId: id('change'), ownerId: id('王小明') };
const passing: Circumstances = {
  minute: 0,
  metadata: {
    actor: { kind: 'SYSTEM', id: 'owner-change', role: null },
    reasonCode: 'OWNER_CHANGED',
    ticket: 'HD-1',
  },
};
const provider = { requestId: id('request'), authority: 'FAKE' };
const message = {
  notificationId: id('message'),
  place: 'CHANNEL',
  channelId: id('channel'),
} as const;
const account = {
  address: 'wang.xm@acme.cn',
  kind: 'PERSONAL',
  provider: '腾讯企业邮箱',
  authority: 'KEYLEDGER',
  ownerId: id('王小明'),
} as const;
const reset = {
  resetId: id('reset'),
  method: 'TEMPORARY_PASSWORD',
  network: null,
  authority: 'KEYLEDGER',
  credentialId: id('temporary'),
  linkId: null,
  channelId: null,
  expiresAt: at(72 * 60).toISOString(),
} as const;
const changed = {
  credentialId: id('new'),
  kind: 'PERMANENT',
  authority: 'KEYLEDGER',
  effectiveAt: at(0).toISOString(),
  expiresAt: null,
  resetId: null,
} as const;
const asked = {
  credentialId: id('new'),
  kind: 'TEMPORARY',
  expiresAt: null,
  resetId: null,
} as const;
const HELPDESK = by('PERSON', 'HELPDESK');
const caller = { purpose: 'HELPDESK', network: null, channelKind: 'PHONE' } as const;
const stranger = {
  purpose: 'SELF_SERVICE_RESET',
  network: '203.0.113.7',
  channelKind: 'EMAIL',
} as const;
const web = { client: 'WEB', network: '203.0.113.7' };

/** One of everything, and what is said of it. */
const spoken: readonly [(log: EventLog) => EventLog, zh: string, en: string][] = [
  [
    (log) => log.account('王小明', 'AccountProvisioned', { ...account, origin: 'IMPORT' }, ADMIN),
    '管理员 李娜 通过导入添加了个人邮箱（服务商：腾讯企业邮箱）',
    'Administrator 李娜 added this personal mailbox by import (provider: 腾讯企业邮箱)',
  ],
  [
    (log) =>
      log.account(
        '前台',
        'AccountProvisioned',
        { ...account, kind: 'SHARED', origin: 'COMMAND_LINE' },
        by('COMMAND_LINE'),
      ),
    '命令行 添加了共享邮箱（服务商：腾讯企业邮箱）',
    'The command line added this shared mailbox (provider: 腾讯企业邮箱)',
  ],
  [
    (log) => log.account('王小明', 'AccountProviderLabelled', { provider: '网易' }, ADMIN),
    '管理员 李娜 将服务商改为“网易”',
    'Administrator 李娜 changed the provider to 网易',
  ],
  [
    (log) => log.account('王小明', 'PasswordResetRequested', reset, forgotten),
    '管理员 李娜 重置了密码（原因：遗忘，工单 HD-1），临时密码 72 小时内有效',
    'Administrator 李娜 reset the password (reason: forgotten, ticket HD-1); the temporary password is good for 72 hours',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'PasswordResetRequested',
        { ...reset, authority: 'FAKE' },
        { minute: 0, metadata: { ticket: 'HD-2' } },
      ),
    '管理员 李娜 重置了密码（工单 HD-2），临时密码 72 小时内有效，等待服务商 FAKE 执行',
    'Administrator 李娜 reset the password (ticket HD-2); the temporary password is good for 72 hours and waits for the provider FAKE',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'PasswordResetRequested',
        { ...reset, method: 'LINK', network: null, expiresAt: at(30).toISOString() },
        { minute: 0, metadata: { reasonCode: 'LEAKED' } },
      ),
    '管理员 李娜 重置了密码（原因：泄露），设置密码的链接将发往恢复渠道，30 分钟内有效',
    'Administrator 李娜 reset the password (reason: leaked); a link to set a new one goes to a recovery channel and is good for 30 minutes',
  ],
  [
    (log) => log.account('王小明', 'PasswordChanged', { ...changed, cause: 'SETUP' }, by('SETUP')),
    '已在初始设置时设置密码',
    'The first password was set during set-up',
  ],
  [
    (log) => log.account('王小明', 'PasswordChanged', { ...changed, cause: 'ADMIN_RESET' }, ADMIN),
    '临时密码已生效，首次登录时须修改',
    'The temporary password is in force; it must be changed at the first sign-in',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'PasswordChanged',
        { ...changed, cause: 'ADMIN_RESET', authority: 'FAKE' },
        SYSTEM,
      ),
    '临时密码已在服务商 FAKE 处生效，首次登录时须修改',
    'The temporary password is in force at the provider FAKE; it must be changed at the first sign-in',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'PasswordChanged',
        { ...changed, cause: 'SET_BY_LINK' },
        by('ANONYMOUS'),
      ),
    '已通过链接设置新密码',
    'A new password was set by the link',
  ],
  [
    (log) =>
      log.account('王小明', 'PasswordChanged', { ...changed, cause: 'FORCED_CHANGE' }, THEMSELVES),
    '王小明 按要求修改了自己的密码',
    '王小明 changed their password, as required',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'PasswordChanged',
        { ...changed, cause: 'VOLUNTARY_CHANGE' },
        THEMSELVES,
      ),
    '王小明 修改了自己的密码',
    '王小明 changed their password',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'PasswordChanged',
        { ...changed, cause: 'SELF_SERVICE_RESET' },
        THEMSELVES,
      ),
    '王小明 通过自助服务重置了密码',
    '王小明 reset their password by self-service',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'PasswordChanged',
        { ...changed, cause: 'OWNER_CHANGE' },
        { minute: 0, metadata: { reasonCode: 'OWNER_CHANGED' } },
      ),
    '邮箱移交，密码已更换（原因：拥有者变更）',
    'The mailbox passed on and its password was replaced (reason: owner changed)',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'PasswordChanged',
        { ...changed, cause: 'RECOVERY' },
        by('COMMAND_LINE'),
      ),
    '命令行 通过恢复流程设置了新密码',
    'The command line set a new password by recovery',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'ProviderChangeRequested',
        { ...provider, ...asked, cause: 'ADMIN_RESET' },
        SYSTEM,
      ),
    '已请求服务商 FAKE 更改密码',
    'The provider FAKE was asked to change the password',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'ProviderChangeApplied',
        { ...provider, effectiveAt: at(0).toISOString() },
        SYSTEM,
      ),
    '服务商 FAKE 已完成密码更改',
    'The provider FAKE changed the password',
  ],
  [
    (log) =>
      log.account('王小明', 'ProviderChangeRefused', { ...provider, code: 'TOO_SHORT' }, SYSTEM),
    '服务商 FAKE 拒绝更改密码（代码 TOO_SHORT），原密码仍然有效',
    'The provider FAKE refused to change the password (code TOO_SHORT); the old one still holds',
  ],
  [
    (log) => log.account('王小明', 'ProviderChangeUnsupported', provider, SYSTEM),
    '服务商 FAKE 不支持更改密码，请在其管理后台操作',
    'The provider FAKE cannot change passwords for Keyledger; it is done in the provider’s own console',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'AccountLocked',
        { ...note, until: null },
        { minute: 0, metadata: { reasonCode: 'ANOMALY' } },
      ),
    '管理员 李娜 锁定了账户（原因：异常登录），直至解锁',
    'Administrator 李娜 locked the account (reason: anomalous sign-in), until it is unlocked',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'AccountLocked',
        { ...note, until: at(60).toISOString() },
        by('PERSON', 'HELPDESK'),
      ),
    '服务台人员 李娜 锁定了账户，至 2026年11月23日 17:00',
    'Help desk agent 李娜 locked the account, until Nov 23, 2026, 5:00 PM',
  ],
  [
    (log) => log.account('王小明', 'AccountUnlocked', note, by('PERSON', 'SECURITY')),
    '安全管理员 李娜 解锁了账户',
    'Security officer 李娜 unlocked the account',
  ],
  [
    (log) => log.account('王小明', 'AccountSuspended', note, by('PERSON', 'OWNER')),
    '组织所有者 李娜 停用了账户',
    'Organization owner 李娜 suspended the account',
  ],
  [
    (log) => log.account('王小明', 'AccountReactivated', note, ADMIN),
    '管理员 李娜 恢复了账户',
    'Administrator 李娜 reactivated the account',
  ],
  [
    (log) => log.account('王小明', 'AccountSessionsEnded', {}, SYSTEM),
    '系统结束了账户的所有会话',
    'Keyledger ended every session of the account',
  ],
  [
    (log) => log.proof('王小明', 'OwnerChangeStarted', { reason: 'LEFT' }, ADMIN),
    '管理员 李娜 发起了拥有者变更（拥有者离职）',
    'Administrator 李娜 started to pass the mailbox on, as its owner leaves',
  ],
  [
    (log) => log.proof('王小明', 'OwnerChangeSuccessorNamed', {}, ADMIN),
    '管理员 李娜 指定了邮箱的新拥有者',
    'Administrator 李娜 named who the mailbox passes to',
  ],
  [
    (log) => log.proof('王小明', 'OwnerChangeApproved', {}, ADMIN),
    '管理员 李娜 批准了拥有者变更',
    'Administrator 李娜 approved that the mailbox passes on',
  ],
  [
    (log) => log.proof('王小明', 'OwnerChangeRefused', {}, ADMIN),
    '管理员 李娜 拒绝了拥有者变更',
    'Administrator 李娜 refused that the mailbox passes on',
  ],
  [
    (log) => log.proof('王小明', 'OwnerChangeAborted', {}, ADMIN),
    '管理员 李娜 取消了拥有者变更',
    'Administrator 李娜 gave the change of owner up',
  ],
  [
    (log) => log.account('王小明', 'AccountFrozen', ofChange, passing),
    '账户因变更拥有者而冻结（原因：拥有者变更，工单 HD-1）',
    'The account was frozen while its owner changes (reason: owner changed, ticket HD-1)',
  ],
  [
    (log) => log.account('王小明', 'AccountThawed', ofChange, SYSTEM),
    '拥有者变更已取消，账户仍归 陈静',
    'The change of owner was given up; the account is 陈静’s again',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'OwnerChanged',
        { changeId: id('change'), previousOwnerId: id('王小明'), ownerId: id('陈静') },
        SYSTEM,
      ),
    '邮箱拥有者由 王小明 变更为 陈静，原拥有者的登录方式均已失效',
    'The mailbox passed from 王小明 to 陈静; what its former owner could sign in with is void',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'NotificationSent',
        { ...message, message: 'PASSWORD_RESET_BY_ADMIN' },
        SYSTEM,
      ),
    '已向恢复渠道发送通知：密码已由管理员重置',
    'A message went to a recovery channel: password reset by an administrator',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'NotificationFailed',
        {
          ...message,
          place: 'MAILBOX',
          channelId: null,
          message: 'PASSWORD_CHANGED',
          code: 'MAILBOX_UNKNOWN',
        },
        SYSTEM,
      ),
    '未能向邮箱本身发送通知：密码已更改（代码 MAILBOX_UNKNOWN）',
    'A message could not be sent to the mailbox itself: password changed (code MAILBOX_UNKNOWN)',
  ],
  [
    (log) =>
      log.account(
        '王小明',
        'NotificationFailed',
        {
          ...message,
          place: 'NOWHERE',
          channelId: null,
          message: 'CALLER_CODE',
          code: 'NO_CHANNEL',
        },
        SYSTEM,
      ),
    '未能向任何人发送通知：致电服务台的验证码（代码 NO_CHANNEL）',
    'A message could not be sent to anybody: code for a call to the help desk (code NO_CHANNEL)',
  ],
  [
    (log) =>
      log.signIn('王小明', 'SignInSucceeded', { ...web, credentialId: id('new') }, THEMSELVES),
    '从 203.0.113.7 登录成功（网页）',
    'Signed in from 203.0.113.7 (web)',
  ],
  [
    (log) =>
      log.signIn('王小明', 'SignInFailed', { ...web, reason: 'WRONG_PASSWORD' }, by('ANONYMOUS')),
    '从 203.0.113.7 登录失败（网页）：密码错误',
    'A sign-in from 203.0.113.7 failed (web): wrong password',
  ],
  [
    (log) => log.signIn('王小明', 'SignedOut', { sessionId: id('session') }, THEMSELVES),
    '已退出登录',
    'Signed out',
  ],
  [
    (log) => log.proof('王小明', 'VerificationCodeIssued', caller, HELPDESK),
    '服务台人员 李娜 为来电者生成了发往手机的验证码',
    'A code was made for the telephone by Help desk agent 李娜, for a caller',
  ],
  [
    (log) =>
      log.proof(
        '王小明',
        'VerificationCodeWithheld',
        { ...stranger, reason: 'LOCKED' },
        by('ANONYMOUS'),
      ),
    '应 203.0.113.7 的请求，未向备用邮箱发送验证码：账户已锁定',
    'No code was sent to a recovery address, asked for from 203.0.113.7: account locked',
  ],
  [
    (log) => log.proof('王小明', 'IdentityVerificationFailed', caller, HELPDESK),
    '服务台人员 李娜 为来电者输入了错误的验证码',
    'A wrong code was entered by Help desk agent 李娜, for a caller',
  ],
  [
    (log) => log.proof('王小明', 'IdentityVerified', { ...caller, method: 'HELPDESK' }, HELPDESK),
    '服务台人员 李娜 通过来电者复述的验证码核实了其身份',
    'Help desk agent 李娜 verified a caller by a code that was read back',
  ],
  [
    (log) =>
      log.proof(
        '王小明',
        'ResetApprovalRequested',
        { ...note, expiresAt: at(24 * 60).toISOString() },
        { minute: 0, metadata: { ...HELPDESK.metadata, ticket: 'HD-3' } },
      ),
    '服务台人员 李娜 无法核实来电者身份，申请由另一人批准重置（工单 HD-3），24 小时内可决定并使用',
    'Help desk agent 李娜 could not prove a caller and asked a second person to approve a reset (ticket HD-3); it can be decided and used for 24 hours',
  ],
  [
    (log) => log.proof('王小明', 'ResetApproved', { ownerId: id('王小明') }, ADMIN),
    '管理员 李娜 批准为无法核实身份的来电者重置密码',
    'Administrator 李娜 approved the reset of a caller who could not be proved',
  ],
  [
    (log) => log.proof('王小明', 'ResetApprovalRefused', { ownerId: id('王小明') }, ADMIN),
    '管理员 李娜 拒绝为无法核实身份的来电者重置密码',
    'Administrator 李娜 refused the reset of a caller who could not be proved',
  ],
  [
    (log) =>
      log.organization(
        'RoleGranted',
        { employeeId: id('王小明'), role: 'HELPDESK', departmentId: id('研发') },
        by('PERSON', 'OWNER'),
      ),
    '组织所有者 李娜 授予邮箱所有者“服务台”角色（限部门）',
    'Organization owner 李娜 gave the mailbox’s owner the role “help desk” for a department',
  ],
  [
    (log) =>
      log.organization(
        'RoleRevoked',
        { employeeId: id('王小明'), role: 'HELPDESK' },
        by('PERSON', 'OWNER'),
      ),
    '组织所有者 李娜 收回了邮箱所有者的“服务台”角色',
    'Organization owner 李娜 took the role “help desk” from the mailbox’s owner',
  ],
];

const made = spoken.map(([make, zh, en]) => {
  const event = make(new EventLog()).events.at(-1) as RecordedEvent<HistoryEvent>;
  return { type: event.type, event, zh, en };
});

function said(
  event: RecordedEvent<HistoryEvent>,
  locale: (typeof LOCALES)[number],
  name: PersonalText | null = PersonalText.visible(
    event.metadata.actor.role === 'EMPLOYEE' ? '王小明' : '李娜',
  ),
) {
  const reader = { locale, timeZone: 'Asia/Shanghai', mayReadNotes: true };
  const named = (value: string) => ({ id: value, name: PersonalText.visible(value) });
  return historyEntry(event, name, reader, { owner: named('陈静'), previous: named('王小明') });
}

describe('A history', () => {
  const lock = (text: string | typeof ERASED) =>
    ({
      ...(new EventLog().account('王小明', 'AccountLocked', { ...note, until: null }, ADMIN)
        .events[0] as RecordedEvent<HistoryEvent>),
      data: { ownerId: id('王小明'), note: text, until: null },
    }) as RecordedEvent<HistoryEvent>;

  it('shows notes to administrators, not to the person they are about', () => {
    const reader = { locale: 'en', timeZone: 'Asia/Shanghai' } as const;
    const noted = (text: string | typeof ERASED, mayReadNotes: boolean) =>
      historyEntry(lock(text), null, { ...reader, mayReadNotes });
    expect(noted('换岗', true)).toMatchObject({ note: { value: '换岗', state: 'VISIBLE' } });
    expect(noted('换岗', false)).toMatchObject({ note: { value: null, state: 'FORBIDDEN' } });
    expect(noted(ERASED, true)).toMatchObject({ note: { value: null, state: 'ERASED' } });
  });

  it('shows the note of a request for approval likewise', () => {
    const event = new EventLog().proof('王小明', 'ResetApprovalRequested', {
      ...note,
      expiresAt: at(24 * 60).toISOString(),
    }).events[0] as RecordedEvent<HistoryEvent>;
    const reader = { locale: 'en', timeZone: 'Asia/Shanghai' } as const;
    const noted = (mayReadNotes: boolean) => historyEntry(event, null, { ...reader, mayReadNotes });
    expect(noted(true)).toMatchObject({ note: { value: '换岗', state: 'VISIBLE' } });
    expect(noted(false)).toMatchObject({ note: { value: null, state: 'FORBIDDEN' } });
  });

  it('still reads well when names and addresses were erased', () => {
    const { event } = made[0] as (typeof made)[0];
    expect(said(event, 'zh-CN', PersonalText.erased()).sentence).toContain(
      '管理员 （个人数据已删除） 通过导入添加了',
    );
    const [signIn] = new EventLog().signIn('王小明', 'SignInSucceeded', {
      client: 'WEB',
      network: ERASED,
      credentialId: id('new'),
    }).events as RecordedEvent<HistoryEvent>[];
    if (!signIn) throw new Error('There is an event');
    expect(said(signIn, 'en').sentence).toBe('Signed in (web)');
    expect(said(signIn, 'zh-CN').sentence).toBe('登录成功（网页）');
  });

  it.each(made)('tells of $type: $zh / $en', ({ event, zh, en }) => {
    expect([said(event, 'zh-CN').sentence, said(event, 'en').sentence]).toEqual([zh, en]);
  });

  it('tells of every event that stands in it', () => {
    expect(new Set(made.map(({ type }) => type))).toEqual(new Set(HISTORY_EVENTS));
  });

  it('has every sentence in both languages, with the same arguments', () => {
    expect(Messages.gaps()).toEqual([]);
  });
});
