import { AggregateStore } from '@keyledger/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organizationAggregate } from '../organization.state.js';
import { ChangeRecoveryPolicy } from './change-recovery-policy.command.js';
import { decideRecoveryPolicy } from './change-recovery-policy.decider.js';

@CommandHandler(ChangeRecoveryPolicy)
export class ChangeRecoveryPolicyHandler implements ICommandHandler<ChangeRecoveryPolicy> {
  constructor(private readonly aggregates: AggregateStore) {}

  execute(command: ChangeRecoveryPolicy) {
    const { context } = command;
    return this.aggregates.execute({
      aggregate: organizationAggregate,
      id: context.organizationId,
      context,
      decide: (organization) => decideRecoveryPolicy(command, organization),
    });
  }
}
