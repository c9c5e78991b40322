import { accessResolvers, pageControllers } from '@keyledger/access';
import { accountCommandResolvers, accountReadResolvers, AccountsModule } from '@keyledger/accounts';
import { employeeResolvers } from '@keyledger/employees';
import { importControllers, importResolvers, ImportsModule } from '@keyledger/imports';
import { notificationControllers } from '@keyledger/notifications';
import { organizationResolvers } from '@keyledger/organizations';
import {
  channelControllers,
  verificationPageControllers,
  verificationResolvers,
} from '@keyledger/verification';
import { Module } from '@nestjs/common';

/** Every context's GraphQL and HTTP side; only an api has it. */
@Module({
  imports: [AccountsModule, ImportsModule],
  providers: [
    ...organizationResolvers,
    ...employeeResolvers,
    ...importResolvers,
    ...accountCommandResolvers,
    ...accountReadResolvers,
    ...accessResolvers,
    ...verificationResolvers,
  ],
  controllers: [
    ...pageControllers,
    ...verificationPageControllers,
    ...importControllers,
    ...notificationControllers,
    ...channelControllers,
  ],
})
export class EdgesModule {}
