import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizationAggregate } from '../organization.state.js';
import { ChangeOwnershipPolicy } from './change-ownership-policy.command.js';
import { decideOwnershipPolicy } from './change-ownership-policy.decider.js';

@CommandHandler(ChangeOwnershipPolicy)
export class ChangeOwnershipPolicyHandler implements ICommandHandler<ChangeOwnershipPolicy> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute(command: ChangeOwnershipPolicy) {
    const { context } = command;
    return this.aggregates.execute({
      aggregate: organizationAggregate,
      id: context.organizationId,
      context,
      decide: (organization) => decideOwnershipPolicy(command, organization),
    });
  }
}
