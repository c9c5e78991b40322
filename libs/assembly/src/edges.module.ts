import { accessResolvers, pageControllers } from '@keyledger/access';
import { accountCommandResolvers, accountReadResolvers, AccountsModule } from '@keyledger/accounts';
import { organizationResolvers } from '@keyledger/organizations';
import { Module } from '@nestjs/common';

/** Every context's GraphQL and HTTP side; only an api has it. */
@Module({
  imports: [AccountsModule],
  providers: [
    ...organizationResolvers,
    ...accountCommandResolvers,
    ...accountReadResolvers,
    ...accessResolvers,
  ],
  controllers: [...pageControllers],
})
export class EdgesModule {}
