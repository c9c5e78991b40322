import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizationAggregate } from '../organization.state.js';
import { RevokeRole } from './revoke-role.command.js';
import { decideRevocation } from './revoke-role.decider.js';

@CommandHandler(RevokeRole)
export class RevokeRoleHandler implements ICommandHandler<RevokeRole> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute(command: RevokeRole) {
    const { context } = command;
    return this.aggregates.execute({
      aggregate: organizationAggregate,
      id: context.organizationId,
      context,
      decide: (organization) => decideRevocation(command, organization),
    });
  }
}
