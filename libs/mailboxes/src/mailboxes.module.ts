import { Module } from '@nestjs/common';
import { ChangePasswordAtProviderJob } from './change-password-at-provider/change-password-at-provider.job.js';
import { ChangePasswordAtProviderReactor } from './change-password-at-provider/change-password-at-provider.reactor.js';

/** Carries password changes to mailbox providers. The registry of connectors comes from the assembly. */
@Module({
  providers: [ChangePasswordAtProviderJob, ChangePasswordAtProviderReactor],
  exports: [ChangePasswordAtProviderJob, ChangePasswordAtProviderReactor],
})
export class MailboxesModule {}
