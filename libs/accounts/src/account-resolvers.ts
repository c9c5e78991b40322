import type { Provider } from '@nestjs/common';
import { ChangePasswordResolver } from './change-password/change-password.resolver.js';
import { DeleteSavedAccountFilterResolver } from './delete-saved-account-filter/delete-saved-account-filter.resolver.js';
import { AccountPayloadResolver } from './graphql/account-payload.resolver.js';
import { LockAccountResolver } from './lock-account/lock-account.resolver.js';
import { PasswordRequirementsResolver } from './password-requirements/password-requirements.resolver.js';
import { ProvisionAccountResolver } from './provision-account/provision-account.resolver.js';
import { ReactivateAccountResolver } from './reactivate-account/reactivate-account.resolver.js';
import { ResetPasswordPayloadResolver } from './reset-password/reset-password-payload.resolver.js';
import { ResetPasswordResolver } from './reset-password/reset-password.resolver.js';
import { SaveAccountFilterResolver } from './save-account-filter/save-account-filter.resolver.js';
import { SavedFiltersResolver } from './saved-filters/saved-filters.resolver.js';
import { SuspendAccountResolver } from './suspend-account/suspend-account.resolver.js';
import { UnlockAccountResolver } from './unlock-account/unlock-account.resolver.js';

/** The GraphQL side of the commands; the api adds them to its module. */
export const accountCommandResolvers: readonly Provider[] = [
  AccountPayloadResolver,
  ChangePasswordResolver,
  DeleteSavedAccountFilterResolver,
  LockAccountResolver,
  PasswordRequirementsResolver,
  ProvisionAccountResolver,
  ReactivateAccountResolver,
  ResetPasswordPayloadResolver,
  ResetPasswordResolver,
  SaveAccountFilterResolver,
  SavedFiltersResolver,
  SuspendAccountResolver,
  UnlockAccountResolver,
];
