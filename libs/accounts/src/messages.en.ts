/** What accounts say, in ICU syntax; the same keys and arguments as in messages.zh-CN.ts. */
export const en = {
  'problem.AddressTaken': 'The mailbox address is in use.',
  'problem.AccountLocked': 'The account is locked.',
  'problem.AccountNotLocked': 'The account is not locked.',
  'problem.AccountSuspended': 'The account is suspended.',
  'problem.AccountNotSuspended': 'The account is not suspended.',
  'problem.OwnerChangeInProgress': 'The owner of this account is being changed already.',
  'problem.AccountNotFrozen': 'The change of owner no longer holds this account.',
  'problem.AccountFrozen': 'The account is out of use while its owner changes.',
  'problem.NoRecoveryChannel': 'This person has no recovery channel that a link could be sent to.',
  'problem.ResetInProgress':
    'The mailbox provider is changing this account’s password at the moment. Try again shortly.',
  'problem.CallerNotProved':
    'This organization’s help desk proves who calls before it resets. Send the caller a code and enter what they read back, or ask a second person to approve the reset.',
  'problem.LinkNotValid':
    'The link is not valid: wrong, used, replaced or expired. Ask for another one.',
  'problem.TooManySavedFilters':
    'You keep {most, plural, one {# filter} other {# filters}} already. Delete one that you do not need, or replace it.',
  'problem.PasswordSameAsOld': 'The new password must differ from the old one.',
  'problem.CurrentPasswordWrong': 'The current password is not right.',

  'account.provider.refused':
    'The provider {provider} refused the change (code {code}); the old password still holds. Find out why in the provider’s own console, then reset again.',
  'account.provider.unsupported':
    'The provider {provider} does not let Keyledger change passwords. Change it in the provider’s own console and tell the mailbox’s owner.',

  'history.actor.person':
    '{role, select, OWNER {Organization owner } ADMIN {Administrator } SECURITY {Security officer } HELPDESK {Help desk agent } AUDITOR {Auditor } other {}}{name}',
  'history.actor.erased': '(somebody whose data was erased)',
  'history.actor.unknown': '(somebody unknown)',
  'history.actor.other':
    '{kind, select, SERVICE {A connected system} COMMAND_LINE {The command line} SETUP {The set-up} ANONYMOUS {The holder of the link} other {Keyledger}}',
  'history.details':
    '{reason, select, none {{hasTicket, select, yes { (ticket {ticket})} other {}}} other { (reason: {reason, select, FORGOTTEN {forgotten} LEAKED {leaked} OWNER_CHANGED {owner changed} ROTATION {regular rotation} ADMIN {administration} ANOMALY {anomalous sign-in} other {other}}{hasTicket, select, yes {, ticket {ticket}} other {}})}}',
  'history.duration':
    '{unit, select, HOURS {{amount, plural, one {# hour} other {# hours}}} other {{amount, plural, one {# minute} other {# minutes}}}}',

  'history.AccountProvisioned':
    '{actor} added this {kind, select, SHARED {shared} other {personal}} mailbox{origin, select, SETUP { during set-up} IMPORT { by import} COMMAND_LINE { on the command line} other {}}{provider, select, KEYLEDGER {} other { (provider: {provider})}}{details}',
  'history.AccountProviderLabelled': '{actor} changed the provider to {provider}{details}',
  'history.PasswordResetRequested.TEMPORARY_PASSWORD':
    '{actor} reset the password{details}; the temporary password is good for {duration}{authority, select, KEYLEDGER {} other { and waits for the provider {authority}}}',
  'history.PasswordResetRequested.LINK':
    '{actor} reset the password{details}; a link to set a new one goes to a recovery channel and is good for {duration}',
  'history.PasswordResetRequested.SELF_SERVICE':
    'Somebody{hasNetwork, select, yes { at {network}} other {}} asked to set a forgotten password anew; it can be proved for {duration}',
  'history.VerificationCodeIssued':
    'A code was made for {channelKind, select, PHONE {the telephone} other {the recovery address}}{purpose, select, HELPDESK { by {actor}, for a caller} other {{hasNetwork, select, yes {, asked for from {network}} other {}}}}',
  'history.VerificationCodeWithheld':
    'No code was sent to {channelKind, select, PHONE {a telephone} other {a recovery address}}{hasNetwork, select, yes {, asked for from {network}} other {}}: {reason, select, SELF_SERVICE_OFF {self-service is off} LOCKED {account locked} SUSPENDED {account suspended} FROZEN {account frozen while its owner changes} OWNER_LEFT {its owner left} NO_CHANNEL {no such channel} CHANGE_IN_PROGRESS {the provider is changing the password} ACCOUNT_LIMIT {too many for this account} DESTINATION_LIMIT {too many for this channel} ORGANIZATION_LIMIT {too many in the organization} other {another reason}}',
  'history.IdentityVerificationFailed':
    'A wrong code{hasNetwork, select, yes { from {network}} other {}} was entered{purpose, select, HELPDESK { by {actor}, for a caller} other {}}',
  'history.IdentityVerified':
    '{purpose, select, HELPDESK {{actor} verified a caller by a code that was read back} other {Identity verified{hasNetwork, select, yes { from {network}} other {}} by {method, select, EMAIL_LINK {the link in a mail} EMAIL_CODE {a code by mail} SMS_CODE {a code by text message} other {another way}}}}',
  'history.ResetApprovalRequested':
    '{actor} could not prove a caller and asked a second person to approve a reset{details}; it can be decided and used for {duration}',
  'history.ResetApproved':
    '{actor} approved the reset of a caller who could not be proved{details}',
  'history.ResetApprovalRefused':
    '{actor} refused the reset of a caller who could not be proved{details}',
  'history.PasswordChanged.SETUP': 'The first password was set during set-up{effective}',
  'history.PasswordChanged.ADMIN_RESET':
    'The temporary password is in force{authority, select, KEYLEDGER {} other { at the provider {authority}}}; it must be changed at the first sign-in',
  'history.PasswordChanged.SET_BY_LINK': 'A new password was set by the link{effective}',
  'history.PasswordChanged.FORCED_CHANGE': '{actor} changed their password, as required{effective}',
  'history.PasswordChanged.VOLUNTARY_CHANGE': '{actor} changed their password{effective}',
  'history.PasswordChanged.SELF_SERVICE_RESET':
    '{actor} reset their password by self-service{effective}',
  'history.PasswordChanged.OWNER_CHANGE':
    'The mailbox passed on and its password was replaced{details}{effective}',
  'history.PasswordChanged.RECOVERY': '{actor} set a new password by recovery{details}{effective}',
  'history.effective': '{authority, select, KEYLEDGER {} other { (at the provider {authority})}}',
  'history.ProviderChangeRequested': 'The provider {authority} was asked to change the password',
  'history.ProviderChangeApplied': 'The provider {authority} changed the password',
  'history.ProviderChangeRefused':
    'The provider {authority} refused to change the password (code {code}); the old one still holds',
  'history.ProviderChangeUnsupported':
    'The provider {authority} cannot change passwords for Keyledger; it is done in the provider’s own console',
  'history.AccountLocked':
    '{actor} locked the account{details}, {limited, select, yes {until {until}} other {until it is unlocked}}',
  'history.AccountUnlocked': '{actor} unlocked the account{details}',
  'history.AccountSessionsEnded': '{actor} ended every session of the account{details}',
  'history.AccountSuspended': '{actor} suspended the account{details}',
  'history.AccountReactivated': '{actor} reactivated the account{details}',
  'history.OwnerChangeStarted':
    '{actor} started to pass the mailbox on{why, select, LEFT {, as its owner leaves} MOVED {, as its owner moves} other {}}{details}',
  'history.OwnerChangeSuccessorNamed': '{actor} named who the mailbox passes to{details}',
  'history.OwnerChangeApproved': '{actor} approved that the mailbox passes on{details}',
  'history.OwnerChangeRefused': '{actor} refused that the mailbox passes on{details}',
  'history.OwnerChangeAborted': '{actor} gave the change of owner up{details}',
  'history.AccountFrozen': 'The account was frozen while its owner changes{details}',
  'history.AccountThawed':
    'The change of owner was given up; the account is {owner}’s again{details}',
  'history.OwnerChanged':
    'The mailbox passed from {previous} to {owner}{details}; what its former owner could sign in with is void',
  'history.message':
    '{message, select, PASSWORD_RESET_BY_ADMIN {password reset by an administrator} SET_PASSWORD_LINK {link to set a password} PASSWORD_RESET_BY_SELF {forgotten password replaced} RESET_NOT_POSSIBLE {new password asked for, not possible that way} VERIFICATION_CODE {verification code} CALLER_CODE {code for a call to the help desk} RECOVERY_CHANNEL_CHANGED {recovery channel changed} VERIFY_CHANNEL {request to confirm a recovery channel} WAS_THIS_YOU {question whether a sign-in was theirs} other {password changed}}',
  'history.NotificationSent':
    'A message went to {place, select, MAILBOX {the mailbox itself} NOTICE {the company’s work platform} other {a recovery channel}}: {what}',
  'history.NotificationFailed':
    'A message could not be sent to {place, select, MAILBOX {the mailbox itself} NOTICE {the company’s work platform} NOWHERE {anybody} other {a recovery channel}}: {what} (code {code})',
  'history.SignInSucceeded':
    'Signed in{hasNetwork, select, yes { from {network}} other {}} ({client, select, WEB {web} API {API} MAIL_CLIENT {mail client} other {other}})',
  'history.SignInFailed':
    'A sign-in{hasNetwork, select, yes { from {network}} other {}} failed ({client, select, WEB {web} API {API} MAIL_CLIENT {mail client} other {other}}): {reason, select, WRONG_PASSWORD {wrong password} LOCKED {account locked} SUSPENDED {account suspended} FROZEN {account frozen while its owner changes} OWNER_LEFT {its owner left} CREDENTIAL_UNKNOWN {no password yet} CREDENTIAL_EXPIRED {temporary password expired} CREDENTIAL_LOST {stored password missing, needs a reset} THROTTLED {too many attempts} other {another reason}}',
  'history.SignedOut': 'Signed out',
  'history.RoleGranted':
    '{actor} gave the mailbox’s owner the role “{role, select, OWNER {organization owner} ADMIN {administrator} SECURITY {security officer} HELPDESK {help desk} AUDITOR {auditor} other {employee}}”{limited, select, yes { for a department} other {}}{details}',
  'history.RoleRevoked':
    '{actor} took the role “{role, select, OWNER {organization owner} ADMIN {administrator} SECURITY {security officer} HELPDESK {help desk} AUDITOR {auditor} other {employee}}” from the mailbox’s owner{details}',
};
