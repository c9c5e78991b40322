import { anomalyControllers, anomalyResolvers } from '@keyledger/anomalies';
import { accessResolvers, pageControllers } from '@keyledger/access';
import { accountCommandResolvers, accountReadResolvers, AccountsModule } from '@keyledger/accounts';
import { bulkControllers, bulkResolvers } from '@keyledger/bulk';
import {
  complianceControllers,
  ComplianceModule,
  complianceResolvers,
} from '@keyledger/compliance';
import { employeeResolvers } from '@keyledger/employees';
import { importControllers, importResolvers, ImportsModule } from '@keyledger/imports';
import { notificationControllers } from '@keyledger/notifications';
import { organizationResolvers } from '@keyledger/organizations';
import { ownershipResolvers } from '@keyledger/ownership';
import {
  subscriptionControllers,
  subscriptionResolvers,
  SubscriptionsModule,
} from '@keyledger/subscriptions';
import {
  channelControllers,
  verificationPageControllers,
  verificationResolvers,
} from '@keyledger/verification';
import { Module } from '@nestjs/common';

/** Every context's GraphQL and HTTP side; only an api has it. */
@Module({
  imports: [AccountsModule, ImportsModule, SubscriptionsModule, ComplianceModule],
  providers: [
    ...organizationResolvers,
    ...employeeResolvers,
    ...importResolvers,
    ...accountCommandResolvers,
    ...accountReadResolvers,
    ...accessResolvers,
    ...verificationResolvers,
    ...anomalyResolvers,
    ...subscriptionResolvers,
    ...ownershipResolvers,
    ...complianceResolvers,
    ...bulkResolvers,
  ],
  controllers: [
    ...pageControllers,
    ...verificationPageControllers,
    ...importControllers,
    ...subscriptionControllers,
    ...notificationControllers,
    ...channelControllers,
    ...anomalyControllers,
    ...complianceControllers,
    ...bulkControllers,
  ],
})
export class EdgesModule {}
