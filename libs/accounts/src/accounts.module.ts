import { Module } from '@nestjs/common';
import { ActOnAccount } from './act-on-account.js';
import { AdministerAccount } from './administer-account.js';
import { ChangePasswordHandler } from './change-password/change-password.handler.js';
import { DeleteSavedAccountFilterHandler } from './delete-saved-account-filter/delete-saved-account-filter.handler.js';
import { EndSessionsHandler } from './end-sessions/end-sessions.handler.js';
import { HandOverLinkHandler } from './hand-over-link/hand-over-link.handler.js';
import { LabelProviderHandler } from './label-provider/label-provider.handler.js';
import { LockAccountHandler } from './lock-account/lock-account.handler.js';
import { MailboxAddresses } from './mailbox-addresses.js';
import { CarryOutPassingOn } from './pass-on/carry-out-passing-on.js';
import { ChangeOwnerHandler } from './pass-on/change-owner.handler.js';
import { FreezeAccountHandler } from './pass-on/freeze-account.handler.js';
import { OfferFirstAccessHandler } from './pass-on/offer-first-access.handler.js';
import { ThawAccountHandler } from './pass-on/thaw-account.handler.js';
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
import { SaveAccountFilterHandler } from './save-account-filter/save-account-filter.handler.js';
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
    CarryOutPassingOn,
    ChangeOwnerHandler,
    ChangePasswordHandler,
    DeleteSavedAccountFilterHandler,
    FreezeAccountHandler,
    EndSessionsHandler,
    HandOverLinkHandler,
    LabelProviderHandler,
    LockAccountHandler,
    OfferFirstAccessHandler,
    ProvisionAccountHandler,
    ReactivateAccountHandler,
    RecordNotificationHandler,
    RecordProviderOutcomeHandler,
    RecoverAccountHandler,
    RequestSelfServiceResetHandler,
    ResetPasswordHandler,
    SaveAccountFilterHandler,
    SetInitialPasswordHandler,
    SetPasswordByLinkHandler,
    SuspendAccountHandler,
    ThawAccountHandler,
    UnlockAccountHandler,
  ],
  exports: [ActOnAccount, PasswordRequirementsQuery, ProveCurrentPassword, ReplacePassword],
})
export class AccountsModule {}
