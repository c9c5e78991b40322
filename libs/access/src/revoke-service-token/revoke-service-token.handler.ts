import { Vault } from '@keyledger/credentials';
import { AggregateStore } from '@keyledger/event-store';
import { Clock } from '@keyledger/kernel';
import { organizationAggregate, type OrganizationChange } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RevokeServiceToken } from './revoke-service-token.command.js';
import { decideRevocation } from './revoke-service-token.decider.js';

@CommandHandler(RevokeServiceToken)
export class RevokeServiceTokenHandler implements ICommandHandler<RevokeServiceToken> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async execute(command: RevokeServiceToken): Promise<OrganizationChange> {
    let secretId: string | undefined;
    const change = await this.aggregates.execute({
      aggregate: organizationAggregate,
      id: command.context.organizationId,
      context: command.context,
      decide: (organization) => {
        secretId = organization.serviceTokens.get(command.tokenId)?.secretId;
        return decideRevocation(command, organization);
      },
    });
    // The event is what ends the token; the row that nobody asks for any more is swept.
    if (change.outcome === 'appended' && secretId) {
      await this.vault.supersede(secretId, this.clock.now());
    }
    return change;
  }
}
