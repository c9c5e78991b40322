import { Vault } from '@keyledger/credentials';
import { AggregateStore, idMadeBy, streamOf } from '@keyledger/event-store';
import { Clock, newId } from '@keyledger/kernel';
import { organizationAggregate } from '@keyledger/organizations';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IssueServiceToken, type ServiceTokenIssue } from './issue-service-token.command.js';
import { decideIssue } from './issue-service-token.decider.js';

@CommandHandler(IssueServiceToken)
export class IssueServiceTokenHandler implements ICommandHandler<IssueServiceToken> {
  constructor(
    private readonly aggregates: AggregateStore,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async execute({ by, context, wish }: IssueServiceToken): Promise<ServiceTokenIssue> {
    const { organizationId } = context;
    const tokenId = idMadeBy(context, 'service-token');
    const secretId = newId();
    const owner = { organizationId, stream: streamOf(organizationAggregate, organizationId) };
    // A row that no event comes to name opens nothing, and the sweep removes it.
    const secret = await this.vault.issueServiceToken({
      secretId,
      owner,
      expiresAt: wish.expiresAt,
    });
    const now = this.clock.now();
    const executed = await this.aggregates.execute({
      aggregate: organizationAggregate,
      id: organizationId,
      context,
      decide: (organization) => decideIssue({ by, wish, tokenId, secretId, now }, organization),
    });
    if (executed.outcome === 'rejected') return executed;
    const { state: organization, position } = executed;
    const changed = { tokenId, organization, position };
    return executed.outcome === 'appended'
      ? { outcome: 'issued', ...changed, secret }
      : { outcome: 'repeated', ...changed, secret: null };
  }
}
