import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizationAggregate } from '../organization.state.js';
import { ChangePasswordPolicy } from './change-password-policy.command.js';
import { decidePolicy } from './change-password-policy.decider.js';

@CommandHandler(ChangePasswordPolicy)
export class ChangePasswordPolicyHandler implements ICommandHandler<ChangePasswordPolicy> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute(command: ChangePasswordPolicy) {
    const { context } = command;
    return this.aggregates.execute({
      aggregate: organizationAggregate,
      id: context.organizationId,
      context,
      decide: (organization) => decidePolicy(command, organization),
    });
  }
}
