import { Module } from '@nestjs/common';
import { ActOnAccount } from './act-on-account.js';
import { AdministerAccount } from './administer-account.js';
import { ChangePasswordHandler } from './change-password/change-password.handler.js';
import { HandOverLinkHandler } from './hand-over-link/hand-over-link.handler.js';
import { LabelProviderHandler } from './label-provider/label-provider.handler.js';
import { LockAccountHandler } from './lock-account/lock-account.handler.js';
import { MailboxAddresses } from './mailbox-addresses.js';
import { ProvisionAccountHandler } from './provision-account/provision-account.handler.js';
import { PasswordRequirementsQuery } from './password-requirements/password-requirements.query.js';
import { ProveCurrentPassword } from './prove-current-password.js';
import { ReactivateAccountHandler } from './reactivate-account/reactivate-account.handler.js';
import { RecordNotificationHandler } from './record-notification/record-notification.handler.js';
import { RecordProviderOutcomeHandler } from './record-provider-outcome/record-provider-outcome.handler.js';
import { RecoverAccountHandler } from './recover-account/recover-account.handler.js';
import { ReplacePassword } from './replace-password.js';
import { RequestSelfServiceResetHandler } from './request-self-service-reset/request-self-service-reset.handler.js';
import { ResetPasswordHandler } from './reset-password/reset-password.handler.js';
import { SetInitialPasswordHandler } from './set-initial-password/set-initial-password.handler.js';
import { SetPasswordByLinkHandler } from './set-password-by-link/set-password-by-link.handler.js';
import { SuspendAccountHandler } from './suspend-account/suspend-account.handler.js';
import { UnlockAccountHandler } from './unlock-account/unlock-account.handler.js';

/** Every command on a mailbox account. Stores, vault, hasher and clock come from the assembly. */
@Module({
  providers: [
    ActOnAccount,
    AdministerAccount,
    MailboxAddresses,
    ProveCurrentPassword,
    ReplacePassword,
    PasswordRequirementsQuery,
    ChangePasswordHandler,
    HandOverLinkHandler,
    LabelProviderHandler,
    LockAccountHandler,
    ProvisionAccountHandler,
    ReactivateAccountHandler,
    RecordNotificationHandler,
    RecordProviderOutcomeHandler,
    RecoverAccountHandler,
    RequestSelfServiceResetHandler,
    ResetPasswordHandler,
    SetInitialPasswordHandler,
    SetPasswordByLinkHandler,
    SuspendAccountHandler,
    UnlockAccountHandler,
  ],
  exports: [ActOnAccount, PasswordRequirementsQuery, ProveCurrentPassword, ReplacePassword],
})
export class AccountsModule {}
