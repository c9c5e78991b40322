import { ownChannelNodes, RecoveryChannelNode } from '@keyledger/accounts';
import { RequestInfo, type RequestContext } from '@keyledger/graphql';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { WhoAmI } from '../who-am-i/who-am-i.query.js';
import { Me } from './me.type.js';

@Resolver(() => Me)
export class MyRecoveryChannelsResolver {
  constructor(private readonly whoAmI: WhoAmI) {}

  @ResolveField(() => [RecoveryChannelNode], {
    description: 'How the person is reached outside of the mailbox; none at a shared one.',
  })
  async recoveryChannels(
    @RequestInfo() { principal }: RequestContext,
  ): Promise<readonly RecoveryChannelNode[]> {
    const person = principal && (await this.whoAmI.of(principal));
    return person ? ownChannelNodes(person) : [];
  }
}
